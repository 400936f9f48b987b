"""Which language the user writes in, told from a few words: the script first, then words that are telling."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache

FALLBACK = "en"

_SAMPLE_CHARS = 600
_CHINESE_CHARS_PER_WORD = 1.6
_FEWEST_LETTERS = 4
_MARGIN = 0.5
_SCRIPTS = (
    ("ja", re.compile("[\u3040-\u30ff]")),
    ("ko", re.compile("[\uac00-\ud7af\u1100-\u11ff]")),
    ("ru", re.compile("[\u0400-\u04ff]")),
    ("ar", re.compile("[\u0600-\u06ff]")),
    ("he", re.compile("[\u0590-\u05ff]")),
    ("hi", re.compile("[\u0900-\u097f]")),
    ("th", re.compile("[\u0e00-\u0e7f]")),
    ("el", re.compile("[\u0370-\u03ff]")),
)
_HAN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]")
_NO_LANGUAGE = re.compile(
    r"https?://\S+|`[^`]*`|\S+\.(?:mp4|mov|png|jpe?g|mp3|wav|docx?|txt|md)\b", re.IGNORECASE
)
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")

_WORDS = {
    "en": """the a an and or of to in is are was it this that these for with on at from by as be my
        your our me you we i make create turn into add change remove please video about title bigger music
        export show send can could do don't not no yes have has what how many much shorter longer second
        seconds minute text voice captions script post article blog short use put give hello hi thanks""",
    "de": """der die das den dem des ein eine einen einem einer und oder von zu zum zur im ist sind
        war es dies diese dieser dieses für mit auf aus bei nach nicht kein keine mein meine dein unser
        mir mich du wir ich sie mach mache machen erstelle erstellen füge hinzu ändere entferne bitte über
        titel größer musik zeig zeige schick kannst könntest wie viel viele was kürzer länger sekunden
        sekunde minuten untertitel daraus hallo danke werden wird haben hat auch noch schon aber wenn dann""",
    "fr": """le la les l un une des du de d et ou à au aux est sont c'est ce cette ces pour avec sur
        dans par ne pas mon ma mes ton votre notre moi vous nous je tu il elle fais faites crée créez
        créer ajoute ajoutez change enlève vidéo titre plus grand musique montre envoie peux pouvez
        combien quel comment court secondes seconde bonjour merci s'il plaît qui que sous-titres texte
        transforme j'ai en""",
    "es": """el la los las un una unos y o de del al en es son esto este esta estos para con por
        sobre no mi mis tu su nuestro me yo haz hace hacer crea crear añade agrega cambia quita vídeo
        título más grande música muestra envía puedes cuántos cuánto qué cómo corto segundos segundo hola
        gracias favor que convierte texto subtítulos quiero tengo""",
    "it": """il lo la gli le un uno una e o di del della dei in è sono questo questa per con su non
        mio mia tuo nostro io crea creare fai fare aggiungi cambia togli video titolo più grande musica
        mostra invia puoi quanti come corto secondi secondo ciao grazie favore che sottotitoli testo
        trasforma vorrei ho""",
    "pt": """o a os as um uma e ou de do da dos das em no na é são isto este esta para com por sobre
        não meu minha seu nosso eu crie criar faça fazer adicione mude remova vídeo título maior música
        mostre envie pode quantos quanto como curto segundos segundo olá obrigado obrigada favor que
        legendas texto transforme quero tenho""",
    "nl": """de het een en of van te naar in is zijn dit deze dat voor met op uit bij niet geen mijn
        jouw ons mij ik je wij jij maak maken voeg toe verander verwijder alsjeblieft over titel groter
        muziek toon laat zien stuur kun kan hoeveel hoe wat korter langer seconden seconde hallo bedankt
        ondertiteling tekst wil heb""",
}
_LETTERS = {
    "de": "äöüß",
    "fr": "àâçèêëîïôûœ",
    "es": "ñ¿¡áíóú",
    "pt": "ãõ",
    "it": "ìò",
}


def detect(text: str) -> str:
    """Return the two-letter code of the language that `text` begins in; "en" when it cannot be told.

    Examples
    --------
    >>> detect("把这篇文章做成30秒的视频")
    'zh'
    >>> detect("Mach daraus bitte ein kurzes Video")
    'de'
    """
    sample = _first_words(text)
    letters = sum(character.isalpha() for character in sample)
    words = [word.lower().replace("’", "'") for word in _WORD.findall(_HAN.sub(" ", sample))]
    for code, script in _SCRIPTS:
        if len(script.findall(sample)) > (0.05 if code == "ja" else 0.3) * letters:
            return code
    others = len(words) / 2 if _HAN.match(sample) else len(words)
    if len(_HAN.findall(sample)) / _CHINESE_CHARS_PER_WORD > others:
        return "zh"
    scores: dict[str, float] = defaultdict(float)
    for word in words:
        for code, weight in _weights().get(word, {}).items():
            scores[code] += weight
    for code, marks in _LETTERS.items():
        scores[code] += 0.5 * sum(sample.lower().count(mark) for mark in marks)
    best = max(scores, key=lambda code: scores[code], default=FALLBACK)
    return best if scores[best] >= scores[FALLBACK] + _MARGIN else FALLBACK


def _first_words(text: str) -> str:
    """Return the first paragraph that says something: what the user wrote, not what was pasted behind it."""
    sample = _NO_LANGUAGE.sub(" ", text[:_SAMPLE_CHARS]).strip()
    first = re.split(r"\n\s*\n", sample, maxsplit=1)[0]
    return first if sum(character.isalpha() for character in first) >= _FEWEST_LETTERS else sample


@cache
def _weights() -> dict[str, dict[str, float]]:
    """Return what each word says for each language: the more languages have it, the less."""
    having: dict[str, list[str]] = {}
    for code, listed in _WORDS.items():
        for word in set(listed.split()):
            having.setdefault(word, []).append(code)
    return {word: dict.fromkeys(codes, 1 / len(codes)) for word, codes in having.items()}
