"""Codes that check a machine-readable zone: the check digit, and those of who issues documents. Pure.

Sources: ICAO Doc 9303 part 3, sections 4.9 (check digits) and 5 (codes: those of ISO 3166-1 alpha-3, and ICAO's own for
kinds of British nationality, organisations, refugees and stateless persons; withdrawn ones may stand on old documents).
"""

from __future__ import annotations

from itertools import cycle
from string import ascii_uppercase, digits

_VALUES = {character: value for value, character in enumerate(digits + ascii_uppercase)} | {"<": 0}
_WEIGHTS = (7, 3, 1)

_STATES = """
ABW AFG AGO AIA ALA ALB AND ARE ARG ARM ASM ATA ATF ATG AUS AUT AZE BDI BEL BEN BES BFA BGD BGR BHR BHS BIH BLM BLR BLZ
BMU BOL BRA BRB BRN BTN BVT BWA CAF CAN CCK CHE CHL CHN CIV CMR COD COG COK COL COM CPV CRI CUB CUW CXR CYM CYP CZE DEU
DJI DMA DNK DOM DZA ECU EGY ERI ESH ESP EST ETH FIN FJI FLK FRA FRO FSM GAB GBR GEO GGY GHA GIB GIN GLP GMB GNB GNQ GRC
GRD GRL GTM GUF GUM GUY HKG HMD HND HRV HTI HUN IDN IMN IND IOT IRL IRN IRQ ISL ISR ITA JAM JEY JOR JPN KAZ KEN KGZ KHM
KIR KNA KOR KWT LAO LBN LBR LBY LCA LIE LKA LSO LTU LUX LVA MAC MAF MAR MCO MDA MDG MDV MEX MHL MKD MLI MLT MMR MNE MNG
MNP MOZ MRT MSR MTQ MUS MWI MYS MYT NAM NCL NER NFK NGA NIC NIU NLD NOR NPL NRU NZL OMN PAK PAN PCN PER PHL PLW PNG POL
PRI PRK PRT PRY PSE PYF QAT REU ROU RUS RWA SAU SDN SEN SGP SGS SHN SJM SLB SLE SLV SMR SOM SPM SRB SSD STP SUR SVK SVN
SWE SWZ SXM SYC SYR TCA TCD TGO THA TJK TKL TKM TLS TON TTO TUN TUR TUV TWN TZA UGA UKR UMI URY USA UZB VAT VCT VEN VGB
VIR VNM VUT WLF WSM YEM ZAF ZMB ZWE
"""
_OF_ICAO = "ANT D GBD GBN GBO GBP GBS EUE NTZ UNO UNA UNK XBA XIM XCC XCE XCO XEC XES XMP XOM XPO XDC RKS UTO"
_WITHOUT_A_STATE = frozenset(f"XX{kind}" for kind in "ABCX")
"""Stateless persons, refugees by the Convention and others, and whose nationality is not said."""
CODES = frozenset(f"{_STATES} {_OF_ICAO}".split()) | _WITHOUT_A_STATE
"""Every code that may stand as issuer or nationality; ``D`` is Germany's own."""


def check_digit(field: str) -> str:
    """Return the check digit of a field: values by 7, 3 and 1 in turn, modulo 10.

    Raises:
        KeyError: a character that is none of the zone's (A–Z, 0–9, ``<``).
    """
    return str(sum(_VALUES[character] * weight for character, weight in zip(field, cycle(_WEIGHTS), strict=False)) % 10)
