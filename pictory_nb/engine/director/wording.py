"""The film's own words, in the language of the script."""

from __future__ import annotations

from pictory_nb.engine.director.telling import tell

_SUBTITLE = {
    "en": "A {length} summary",
    "de": "Zusammengefasst in {length}",
    "fr": "L’essentiel en {length}",
    "es": "Resumen en {length}",
    "zh": "{length}看完重点",
    "ru": "Главное за {length}",
    "ar": "الخلاصة في {length}",
    "he": "תקציר ב־{length}",
    "ja": "{length}でわかる",
    "ko": "{length} 요약",
}
_SECONDS = {
    "en": "{n}-second",
    "de": "{n} Sekunden",
    "fr": "{n} secondes",
    "es": "{n} segundos",
    "zh": "{n} 秒",
    "ru": "{n} секунд",
    "ar": "{n} ثانية",
    "he": "{n} שניות",
    "ja": "{n}秒",
    "ko": "{n}초",
}
_MINUTES = {
    "en": "{n}-minute",
    "de": "{n} Minuten",
    "fr": "{n} minutes",
    "es": "{n} minutos",
    "zh": "{n} 分钟",
    "ru": "{n} минут",
    "ar": "{n} دقائق",
    "he": "{n} דקות",
    "ja": "{n}分",
    "ko": "{n}분",
}
_READ_ON = {
    "en": "Read the full story",
    "de": "Den ganzen Text lesen",
    "fr": "Lire l’article complet",
    "es": "Lee el texto completo",
    "zh": "阅读全文",
    "ru": "Читать полностью",
    "ar": "اقرأ النص كاملا",
    "he": "לקריאת הטקסט המלא",
    "ja": "全文を読む",
    "ko": "전문 읽기",
}
_THANKS = {
    "en": "Thanks for watching",
    "de": "Danke fürs Zuschauen",
    "fr": "Merci d’avoir regardé",
    "es": "Gracias por ver",
    "zh": "感谢观看",
    "ru": "Спасибо за просмотр",
    "ar": "شكرا للمشاهدة",
    "he": "תודה שצפיתם",
    "ja": "ご視聴ありがとうございました",
    "ko": "시청해 주셔서 감사합니다",
}
_AND = {"en": " and ", "de": " und ", "fr": " et ", "es": " y ", "zh": "与"}
_TEASER = {
    "en": ("{topic}: coming soon.", "Save the date.", "Tell a friend."),
    "de": ("{topic}: bald ist es so weit.", "Termin vormerken.", "Weitersagen."),
    "fr": ("{topic} : c’est pour bientôt.", "Notez la date.", "Parlez-en autour de vous."),
    "es": ("{topic}: muy pronto.", "Reserva la fecha.", "Cuéntaselo a un amigo."),
    "zh": ("{topic}，敬请期待。", "记下这个日子。", "告诉你的朋友。"),
}
_ABOUT = {
    "en": ("A few words about {topic}.", "What it is. Why it matters.", "And what comes next."),
    "de": ("Ein paar Worte über {topic}.", "Was es ist. Warum es zählt.", "Und was als Nächstes kommt."),
    "fr": ("Quelques mots sur {topic}.", "Ce que c’est. Pourquoi c’est important.", "Et la suite."),
    "es": ("Unas palabras sobre {topic}.", "Qué es. Por qué importa.", "Y qué viene después."),
    "zh": ("聊聊{topic}。", "它是什么，为什么重要。", "以及接下来会怎样。"),
}


def subtitle(length_ms: int, language: str) -> str:
    """Write "A 30-second summary" in `language`."""
    seconds = round(length_ms / 1000)
    whole_minutes = seconds >= 120 and seconds % 60 == 0
    unit = (_MINUTES if whole_minutes else _SECONDS).get(language, _SECONDS["en"])
    length = unit.format(n=seconds // 60 if whole_minutes else seconds)
    return _SUBTITLE.get(language, _SUBTITLE["en"]).format(length=length)


def read_on(language: str) -> str:
    """Return the end card of a film that left parts of its script out."""
    return _READ_ON.get(language, _READ_ON["en"])


def thanks(language: str) -> str:
    """Return the end card of a film that told everything."""
    return _THANKS.get(language, _THANKS["en"])


def joined(words: list[str], language: str) -> str:
    """Write "A, B and C" in `language`."""
    comma = "、" if language == "zh" else ", "
    return comma.join(words[:-1]) + _AND.get(language, ", ") + words[-1] if len(words) > 1 else words[0]


def topic_lines(topic: str, language: str, *, teaser: bool) -> tuple[str, ...]:
    """Write lines for a film without a script; they claim nothing that the user did not say."""
    table = _TEASER if teaser else _ABOUT
    return tuple(line.format(topic=topic) for line in table.get(language, table["en"]))


def sentence_case(text: str) -> str:
    """Return `text` with its first letter in upper case, the rest untouched."""
    return text[:1].upper() + text[1:]


def spoken_length(length_ms: int) -> str:
    """Write a length for people: "30 seconds", "2 minutes 5 seconds"."""
    seconds = length_ms / 1000
    if seconds < 120:
        whole = f"{seconds:.1f}".removesuffix(".0")
        return tell("{whole} second" if whole == "1" else "{whole} seconds", whole=whole)
    minutes, rest = divmod(round(seconds), 60)
    whole_minutes = tell("{minutes} minutes", minutes=minutes)
    if not rest:
        return whole_minutes
    return whole_minutes + tell(" {rest} second" if rest == 1 else " {rest} seconds", rest=rest)
