"""Words that stand for signs and short forms, by language."""

# ruff: noqa: E501
from __future__ import annotations

MONTHS = {
    "en": [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ],
    "de": [
        "Januar",
        "Februar",
        "März",
        "April",
        "Mai",
        "Juni",
        "Juli",
        "August",
        "September",
        "Oktober",
        "November",
        "Dezember",
    ],
    "fr": [
        "janvier",
        "février",
        "mars",
        "avril",
        "mai",
        "juin",
        "juillet",
        "août",
        "septembre",
        "octobre",
        "novembre",
        "décembre",
    ],
    "es": [
        "enero",
        "febrero",
        "marzo",
        "abril",
        "mayo",
        "junio",
        "julio",
        "agosto",
        "septiembre",
        "octubre",
        "noviembre",
        "diciembre",
    ],
    "zh": [f"{month}月" for month in range(1, 13)],
}
_UNITS_OF_DAYS = [
    "ersten",
    "zweiten",
    "dritten",
    "vierten",
    "fünften",
    "sechsten",
    "siebten",
    "achten",
    "neunten",
    "zehnten",
    "elften",
    "zwölften",
    "dreizehnten",
    "vierzehnten",
    "fünfzehnten",
    "sechzehnten",
    "siebzehnten",
    "achtzehnten",
    "neunzehnten",
]
_TENS = ["ein", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun"]
GERMAN_DAYS = [
    *_UNITS_OF_DAYS, "zwanzigsten", *(f"{unit}undzwanzigsten" for unit in _TENS), "dreißigsten",
    "einunddreißigsten",
]  # fmt: skip
GERMAN_CENTURIES = [
    f"{number}hundert"
    for number in [
        "elf",
        "zwölf",
        "dreizehn",
        "vierzehn",
        "fünfzehn",
        "sechzehn",
        "siebzehn",
        "achtzehn",
        "neunzehn",
    ]
]
TO = {"en": "to", "de": "bis", "fr": "à", "es": "a", "zh": "到"}
CURRENCIES = {
    "en": {"$": ("dollar", "dollars"), "€": ("euro", "euros"), "£": ("pound", "pounds"), "¥": ("yen", "yen"), "￥": ("yuan", "yuan")},
    "de": {"$": ("Dollar", "Dollar"), "€": ("Euro", "Euro"), "£": ("Pfund", "Pfund"), "¥": ("Yen", "Yen"), "￥": ("Yuan", "Yuan")},
    "fr": {"$": ("dollar", "dollars"), "€": ("euro", "euros"), "£": ("livre", "livres"), "¥": ("yen", "yens"), "￥": ("yuan", "yuans")},
    "es": {"$": ("dólar", "dólares"), "€": ("euro", "euros"), "£": ("libra", "libras"), "¥": ("yen", "yenes"), "￥": ("yuan", "yuanes")},
    "zh": {"$": ("美元", "美元"), "€": ("欧元", "欧元"), "£": ("英镑", "英镑"), "¥": ("元", "元"), "￥": ("元", "元")},
}  # fmt: skip
MAGNITUDES = {
    "en": {"k": "thousand", "K": "thousand", "m": "million", "M": "million", "bn": "billion", "B": "billion", "tn": "trillion"},
    "de": {"k": "tausend", "K": "tausend", "M": "Millionen", "m": "Millionen", "Mio": "Millionen", "Mrd": "Milliarden", "bn": "Milliarden", "B": "Milliarden"},
    "fr": {"k": "mille", "K": "mille", "m": "millions", "M": "millions", "bn": "milliards", "B": "milliards"},
    "es": {"k": "mil", "K": "mil", "m": "millones", "M": "millones", "bn": "mil millones", "B": "mil millones"},
    "zh": {"k": "千", "K": "千", "m": "百万", "M": "百万", "bn": "十亿", "B": "十亿"},
}  # fmt: skip
SHORT_FORMS = {
    "en": {"e.g.": "for example", "i.e.": "that is", "vs.": "versus", "vs": "versus", "etc.": "et cetera", "approx.": "approximately", "Dr.": "Doctor", "Mr.": "Mister", "Mrs.": "Misses", "Ms.": "Miz", "Prof.": "Professor", "w/": "with", "St.": "Saint"},
    "de": {"z. B.": "zum Beispiel", "z.B.": "zum Beispiel", "d. h.": "das heißt", "d.h.": "das heißt", "ca.": "circa", "usw.": "und so weiter", "bzw.": "beziehungsweise", "Dr.": "Doktor", "Nr.": "Nummer", "u. a.": "unter anderem", "u.a.": "unter anderem", "GmbH": "G m b H", "inkl.": "inklusive", "ggf.": "gegebenenfalls"},
    "fr": {"p. ex.": "par exemple", "M.": "Monsieur", "Mme": "Madame", "n°": "numéro", "N°": "numéro", "etc.": "et cetera", "env.": "environ"},
    "es": {"EE. UU.": "Estados Unidos", "EE.UU.": "Estados Unidos", "p. ej.": "por ejemplo", "etc.": "etcétera", "Sr.": "señor", "Sra.": "señora", "Dr.": "doctor", "n.º": "número", "aprox.": "aproximadamente"},
    "zh": {},
}  # fmt: skip
UNITS = {
    "en": {"km/h": "kilometers an hour", "km": "kilometers", "kg": "kilograms", "°C": "degrees Celsius", "°F": "degrees Fahrenheit", "GB": "gigabytes", "MB": "megabytes", "TB": "terabytes", "kB": "kilobytes", "ms": "milliseconds", "m²": "square meters", "cm": "centimeters", "mm": "millimeters", "mph": "miles an hour", "kWh": "kilowatt hours", "min": "minutes"},
    "de": {"km/h": "Kilometer pro Stunde", "km": "Kilometer", "kg": "Kilogramm", "°C": "Grad Celsius", "GB": "Gigabyte", "MB": "Megabyte", "TB": "Terabyte", "ms": "Millisekunden", "m²": "Quadratmeter", "cm": "Zentimeter", "mm": "Millimeter", "kWh": "Kilowattstunden", "Min.": "Minuten", "Std.": "Stunden"},
    "fr": {"km/h": "kilomètres à l'heure", "km": "kilomètres", "kg": "kilogrammes", "°C": "degrés Celsius", "Go": "gigaoctets", "Mo": "mégaoctets", "ms": "millisecondes", "m²": "mètres carrés", "cm": "centimètres", "mm": "millimètres", "kWh": "kilowattheures"},
    "es": {"km/h": "kilómetros por hora", "km": "kilómetros", "kg": "kilogramos", "°C": "grados Celsius", "GB": "gigabytes", "MB": "megabytes", "ms": "milisegundos", "m²": "metros cuadrados", "cm": "centímetros", "mm": "milímetros", "kWh": "kilovatios hora"},
    "zh": {"km/h": "公里每小时", "km": "公里", "kg": "公斤", "°C": "摄氏度", "℃": "摄氏度", "m²": "平方米", "cm": "厘米", "mm": "毫米", "ms": "毫秒"},
}  # fmt: skip
