"""What a page copied whole carries beside its text: menus, cookie notices, share links, copyright lines."""

from __future__ import annotations

import re

from pictory_nb.engine.director.language import is_cjk

_LONGEST = 320
_NOTICE = re.compile(
    r"\b(?:uses?|using|accept|storing of) (?:all )?cookies\b|\bcookies? (?:policy|settings|preferences)\b|"
    r"\b(?:verwende[nt]|nutz(?:en|t)|akzeptieren)\b.{0,30}\bcookies\b|\bcookies?[- ]?(?:richtlinie|"
    r"einstellungen)|\b(?:utilis(?:e|ons)|acceptez?)\b.{0,30}\bcookies\b|"
    r"\b(?:utiliza(?:mos)?|aceptar?)\b.{0,30}\bcookies\b|使用.{0,6}cookie|"
    r"\ball rights reserved\b|\balle rechte vorbehalten\b|\btous droits réservés\b|"
    r"\btodos los derechos reservados\b|版权所有|保留所有权利|"
    r"\b(?:subscribe to|sign up (?:for|to)|join) (?:our|the|my) (?:\w+ )?newsletter\b|"
    r"\bnewsletter (?:abonnieren|bestellen)\b|\babonnez-vous à (?:notre|la) (?:newsletter|lettre)|"
    r"\bsuscríbete a (?:nuestro|nuestra|la) (?:boletín|newsletter)|"
    r"\b(?:share|follow us) on (?:facebook|twitter|x|instagram|linkedin|whatsapp)\b",
    re.IGNORECASE,
)
_LINK = re.compile(
    r"^(?:skip to (?:main )?content|accept(?: all)?|reject(?: all)?|(?:main )?menu|home|log ?in|sign in|"
    r"share|print|back to top|read more|load more|related (?:articles|posts|stories)|you may also like|"
    r"leave a (?:comment|reply)|privacy policy|terms (?:of (?:service|use)|and conditions)|contact us|"
    r"zum inhalt(?: springen)?|datenschutz\w*|impressum|teilen|mehr lesen|anmelden|startseite|"
    r"aller au contenu|mentions légales|partager|lire la suite|accueil|se connecter|"
    r"saltar al contenido|aviso legal|compartir|leer más|inicio|iniciar sesión|"
    r"首页|登录|注册|分享|返回顶部|阅读更多|隐私政策)[.!…»›]*$|^©.{0,80}$|"
    r"^(?:read (?:more|also|next)|see also|related|mehr dazu|lesen sie auch|lire aussi|lee también|"
    r"相关阅读)\s?[:：].{0,120}$",
    re.IGNORECASE,
)
_BYLINE = re.compile(
    r"^(?:by|von|par|por|author|published|posted|updated|last updated|photo(?: by| credit)?|image(?: by|"
    r" credit)?|"
    r"source|tags?|filed under|share this|table of contents|advertisement|credit|作者|来源)\b[^.!?]{0,80}$"
    r"|^.{0,60}\b\d+[ -]?min(?:ute)?s? read\b.{0,30}$|^作者[：:].{0,40}$",
    re.IGNORECASE,
)
_CRUMBS = re.compile(r"^[^/›»>|.!?]{1,30}(?:\s[/›»>|]\s[^/›»>|.!?]{1,40}){1,8}$")


_MENU_WORDS = 2


def without_furniture(lines: list[str]) -> list[str]:
    """Leave out the lines that belong to the page; beside them also the single words of a menu."""
    kept: list[str] = []
    block: list[str] = []
    for line in [*lines, ""]:
        if line.strip():
            block.append(line)
            continue
        rest = [one for one in block if not _is_notice(one)]
        if len(rest) < len(block):
            rest = [one for one in rest if len(one.split()) > _MENU_WORDS or is_cjk(one)]
        if all(_BYLINE.match(one) and not one.rstrip().endswith(",") for one in rest):
            rest = []
        kept += [*rest, line]
        block = []
    return kept[:-1]


def is_furniture(text: str) -> bool:
    """Tell whether a paragraph belongs to the page and not to the text on it."""
    return _is_notice(text) or bool(_BYLINE.match(text))


def _is_notice(text: str) -> bool:
    line = text.strip()
    if len(line) > _LONGEST:
        return False
    return bool(_NOTICE.search(line) or _LINK.match(line) or _CRUMBS.match(line))
