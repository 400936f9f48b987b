"""What secrets look like, wherever text or JSON from outside is shown or written down."""

from __future__ import annotations

import re

MASK = "***"

_NAMES = r"token|secret|password|passwd|api[_-]?key|authorization|signature|credential|cookie"

TOKENS = re.compile(
    r"""(?ix)
    \b(?:nmv_[a-z]+|clm|sk|pk|ghp|xox[bap])_[\w.~+/=-]{4,}      # tokens by their prefix
    | \beyJ[\w-]{6,}\.[\w-]+(?:\.[\w-]*)?                       # JSON web tokens
    | (?<=bearer\s)[\w.~+/=-]{4,}
    """
)
"""Tokens that are known by themselves."""

NAMED_VALUES = re.compile(
    rf"""(?ix)
    (["']?\b[\w-]*(?:{_NAMES})[\w-]*
     ["']?\s*[:=]\s*)
    ("[^"]*"? | '[^']*'? | (?:bearer\s+)?[^\s,;&}}<]+)
    """
)
"""A value and, as group 1, the name before it that says that it is a credential."""

NAMES = re.compile(rf"(?i){_NAMES}")
"""Finds a key that holds a credential."""

ADDRESS_USERS = re.compile(r"(?i)(\bhttps?://)[^\s\"'<>/@]*@")
"""A user and a password in an address; group 1 is what stands before them."""

SIGNED_QUERIES = re.compile(
    r"""(?ix)
    (\bhttps?://[^\s"'<>?\#]*)
    [?\#] (?=[^\s"'<>]*(?:sig|token|secret|key|passw|auth|cred|policy|session|cookie)[\w.-]*=) [^\s"'<>]*
    """
)
"""The query of an address that opens a door to whoever has it; group 1 is the address before it."""
