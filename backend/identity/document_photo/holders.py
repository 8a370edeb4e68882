"""Group of Art. 1 to which a document's holder belongs, and where they are from, as far as the document tells. Pure.

A Chinese passport may be of the mainland, of Hong Kong or of Macao, and the zone says the same of all three; only their
numbers differ. What is not certain is left to the person. The table has ISO 3166-1's codes of three letters by Unicode
CLDR's aliases (Unicode License v3).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from backend.identity.document_photo.reading import PhotoReading

_STATES = """
ABW:AW AFG:AF AGO:AO AIA:AI ALA:AX ALB:AL AND:AD ARE:AE ARG:AR ARM:AM ASM:AS ATA:AQ ATF:TF ATG:AG AUS:AU AUT:AT AZE:AZ
BDI:BI BEL:BE BEN:BJ BES:BQ BFA:BF BGD:BD BGR:BG BHR:BH BHS:BS BIH:BA BLM:BL BLR:BY BLZ:BZ BMU:BM BOL:BO BRA:BR BRB:BB
BRN:BN BTN:BT BWA:BW CAF:CF CAN:CA CCK:CC CHE:CH CHL:CL CIV:CI CMR:CM COD:CD COG:CG COK:CK COL:CO COM:KM CPV:CV CRI:CR
CUB:CU CUW:CW CXR:CX CYM:KY CYP:CY CZE:CZ DEU:DE DJI:DJ DMA:DM DNK:DK DOM:DO DZA:DZ ECU:EC EGY:EG ERI:ER ESH:EH ESP:ES
EST:EE ETH:ET FIN:FI FJI:FJ FLK:FK FRA:FR FRO:FO FSM:FM GAB:GA GBR:GB GEO:GE GGY:GG GHA:GH GIB:GI GIN:GN GLP:GP GMB:GM
GNB:GW GNQ:GQ GRC:GR GRD:GD GRL:GL GTM:GT GUF:GF GUM:GU GUY:GY HND:HN HRV:HR HTI:HT HUN:HU IDN:ID IMN:IM IND:IN IOT:IO
IRL:IE IRN:IR IRQ:IQ ISL:IS ISR:IL ITA:IT JAM:JM JEY:JE JOR:JO JPN:JP KAZ:KZ KEN:KE KGZ:KG KHM:KH KIR:KI KNA:KN KOR:KR
KWT:KW LAO:LA LBN:LB LBR:LR LBY:LY LCA:LC LIE:LI LKA:LK LSO:LS LTU:LT LUX:LU LVA:LV MAF:MF MAR:MA MCO:MC MDA:MD MDG:MG
MDV:MV MEX:MX MHL:MH MKD:MK MLI:ML MLT:MT MMR:MM MNE:ME MNG:MN MNP:MP MOZ:MZ MRT:MR MSR:MS MTQ:MQ MUS:MU MWI:MW MYS:MY
MYT:YT NAM:NA NCL:NC NER:NE NFK:NF NGA:NG NIC:NI NIU:NU NLD:NL NOR:NO NPL:NP NRU:NR NZL:NZ OMN:OM PAK:PK PAN:PA PCN:PN
PER:PE PHL:PH PLW:PW PNG:PG POL:PL PRI:PR PRK:KP PRT:PT PRY:PY PSE:PS PYF:PF QAT:QA REU:RE ROU:RO RUS:RU RWA:RW SAU:SA
SDN:SD SEN:SN SGP:SG SGS:GS SHN:SH SJM:SJ SLB:SB SLE:SL SLV:SV SMR:SM SOM:SO SPM:PM SRB:RS SSD:SS STP:ST SUR:SR SVK:SK
SVN:SI SWE:SE SWZ:SZ SXM:SX SYC:SC SYR:SY TCA:TC TCD:TD TGO:TG THA:TH TJK:TJ TKL:TK TKM:TM TLS:TL TON:TO TTO:TT TUN:TN
TUR:TR TUV:TV TZA:TZ UGA:UG UKR:UA URY:UY USA:US UZB:UZ VAT:VA VCT:VC VEN:VE VGB:VG VIR:VI VNM:VN VUT:VU WLF:WF WSM:WS
YEM:YE ZAF:ZA ZMB:ZM ZWE:ZW
"""
_GERMANY = {"D": "DE"}
"""The one code of the zone that is not ISO's (Doc 9303-3, 5)."""
_OF_THE_MAINLAND = ("E", "G")
"""Letters with which the number of an ordinary passport of the mainland begins; K and H are Hong Kong's, M Macao's."""
_REGIONS = {"H": "HK", "M": "MO"}
_PERMIT_OF = {"81": ("hk_macao_resident", "HK"), "82": ("hk_macao_resident", "MO"), "83": ("taiwan_resident", "TW")}


@dataclass(frozen=True, slots=True)
class Holder:
    """Certainties of a document about whose it is.

    Args:
        category: the group of Art. 1.
        place: ISO code of the country of the passport, or of the region; empty where it does not matter.
    """

    category: str
    place: str = ""


def holder_of(seen: PhotoReading) -> Holder | None:
    """Return the group and the place that a document is certain of; None where it is not.

    Args:
        seen: the fields, the number in clear.
    """
    number = seen.document_number
    match seen.document_type:
        case "passport":
            return _of_passport(seen.nationality, number)
        case "hk_macao_id":
            return Holder("hk_macao_resident", "HK")  # the card of Macao is not known by its print
        case "home_return_permit":
            region = _REGIONS.get(number[:1])
            return Holder("hk_macao_resident", region) if region else None
        case "residence_permit":
            category, region = _PERMIT_OF.get(number[:2], ("", ""))
            return Holder(category, region) if category else None
        case "taiwan_compatriot_permit":
            return Holder("taiwan_resident", "TW")
        case "resident_card":
            return Holder("mainland_abroad")
        case _:
            return None


def _of_passport(state: str, number: str) -> Holder | None:
    if state == "CHN":
        return Holder("mainland_abroad") if number.startswith(_OF_THE_MAINLAND) else None
    country = _countries().get(state)
    return Holder("foreigner", country) if country else None


@cache
def _countries() -> dict[str, str]:
    return dict(pair.split(":") for pair in _STATES.split()) | _GERMANY
