"""Other words for a refusal that is said a second time: the same sentence twice in a row helps nobody."""

from __future__ import annotations

AGAIN = {
    "utter_name_odd": "utter_name_odd_again",
    "utter_name_question": "utter_name_question_again",
    "utter_name_unknown": "utter_name_unknown_again",
    "utter_name_number": "utter_name_number_again",
    "utter_name_too_long": "utter_name_too_long_again",
    "utter_name_again": "utter_name_odd",
    "utter_name_no_hurry": "utter_name_odd",
    "utter_text_question": "utter_text_question_again",
    "utter_text_unknown": "utter_text_unknown_again",
    "utter_text_again": "utter_text_odd_again",
    "utter_text_corrected": "utter_text_odd_again",
    "utter_text_no_hurry": "utter_text_odd_again",
    "utter_filing_text_odd": "utter_text_odd_again",
    "utter_filing_claim_question": "utter_filing_claim_question_again",
    "utter_filing_claim_not_one": "utter_filing_claim_not_one_again",
    "utter_filing_address_odd": "utter_filing_address_odd_again",
    "utter_filing_address_unknown": "utter_filing_address_odd_again",
    "utter_filing_occupation_odd": "utter_filing_occupation_odd_again",
    "utter_filing_details_odd": "utter_filing_details_odd_again",
    "utter_name_needed": "utter_name_odd",
    "utter_name_corrected": "utter_name_odd",
    "utter_name_same_unknown": "utter_name_odd",
}
"""Utterance for the second time in a row, by that of the first."""
