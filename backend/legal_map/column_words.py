"""The columns of the map's table as an officer reads them, in the groups of the form."""

from __future__ import annotations

from collections.abc import Mapping

from backend.shared.wording import Words

GROUPS: Mapping[str, tuple[str, ...]] = {
    "who": ("kind", "name_zh", "name_en", "intro_zh", "intro_en"),
    "where": ("country", "city_zh", "city_en", "address", "lat", "lon", "coord_precision", "tz"),
    "contact": ("phone", "phone_scope", "emergency_phone", "email", "website"),
    "hours": ("office_hours", "hours_scope", "chancery_hours"),
    "consular": ("consular_phone", "consular_address", "consular_district_zh", "consular_district_en"),
    "lawyer": ("languages", "fields", "remote"),
    "photo": ("photo", "photo_author", "photo_licence"),
    "notes": ("notes",),
}
"""The form's parts; every column an officer types in stands in one of them."""

TYPED: tuple[str, ...] = tuple(column for columns in GROUPS.values() for column in columns)
LONG = frozenset({"intro_zh", "intro_en", "consular_district_zh", "consular_district_en", "notes", "address"})
"""Columns that take several lines."""

COLUMN_NAMES: Mapping[str, Words] = {
    "*": Words("新增", "Added"),
    "kind": Words("种类", "Kind"),
    "name_zh": Words("中文名称", "Name in Chinese"),
    "name_en": Words("英文名称", "Name in English"),
    "intro_zh": Words("中文介绍", "Introduction in Chinese"),
    "intro_en": Words("英文介绍", "Introduction in English"),
    "country": Words("国家或地区", "Country or region"),
    "city_zh": Words("城市（中文）", "City in Chinese"),
    "city_en": Words("城市（英文）", "City in English"),
    "address": Words("地址", "Address"),
    "lat": Words("纬度", "Latitude"),
    "lon": Words("经度", "Longitude"),
    "coord_precision": Words("位置准到哪里", "How exact the position is"),
    "tz": Words("时区（不填就按位置）", "Time zone (by the position if left empty)"),
    "phone": Words("电话", "Telephone"),
    "phone_scope": Words("这是谁的电话", "Whose telephone it is"),
    "consular_phone": Words("领事部电话", "Telephone of the consular section"),
    "emergency_phone": Words("领事保护电话（急事）", "Consular protection (emergencies)"),
    "email": Words("邮箱", "E-mail"),
    "website": Words("网站", "Website"),
    "office_hours": Words("办公时间", "Office hours"),
    "hours_scope": Words("这是谁的办公时间", "Whose hours they are"),
    "chancery_hours": Words("馆舍办公时间", "Hours of the chancery"),
    "consular_address": Words("领事大厅地址", "Address of the consular hall"),
    "consular_district_zh": Words("领区（中文）", "Consular district in Chinese"),
    "consular_district_en": Words("领区（英文）", "Consular district in English"),
    "languages": Words("会讲的语言（代码，分号隔开）", "Languages (codes, semicolons between)"),
    "fields": Words("办理的领域（代码，分号隔开）", "Fields (codes, semicolons between)"),
    "remote": Words("境外怎么联系（video、phone、message）", "Reachable from abroad by (video, phone, message)"),
    "photo": Words("照片（维基共享资源的文件名）", "Photo (file name at Wikimedia Commons)"),
    "photo_author": Words("照片作者", "Author of the photo"),
    "photo_licence": Words("照片许可", "Licence of the photo"),
    "source_url": Words("资料来源", "Source"),
    "source_date": Words("资料日期", "Date of the source"),
    "confidence": Words("可靠程度", "Confidence"),
    "notes": Words("说明（不公开）", "Notes (not shown to the public)"),
    "closed_on": Words("停办日期", "Closed on"),
}

CHOICES: Mapping[str, Mapping[str, Words]] = {
    "coord_precision": {
        "exact": Words("准确位置", "exact"),
        "city": Words("只到城市，按市中心", "the city only, at its centre"),
    },
    "phone_scope": {
        "": Words("没有说", "not said"),
        "main": Words("总机", "main"),
        "consular": Words("领事部", "consular section"),
        "hotline": Words("热线", "hotline"),
    },
    "hours_scope": {
        "": Words("没有说", "not said"),
        "consular_hall": Words("领事大厅", "consular hall"),
        "office": Words("办公室", "office"),
    },
    "confidence": {
        "official": Words("机构自己的网页、电话或来函", "the body's own page, telephone or letter"),
        "secondary": Words("别人的网页、名录、新闻", "a directory, news, somebody else's page"),
        "recall": Words("凭记忆，没有出处", "from memory, no source"),
        "demonstration": Words("演示数据，不是真实信息", "demonstration, not real"),
    },
}
"""The columns an officer chooses from a list."""
