"""Whether somebody asks what can be done at all: "help", "what can I change?", "你能做什么？"."""

# ruff: noqa: E501 (a pattern reads best when it is not cut)
from __future__ import annotations

import re

_ENGLISH = re.compile(
    r"(?:(?:so|ok|okay|hey|hi|hello|and|please|sorry|but|well|um|i(?:['’]m| am) (?:new|lost)(?: here)?|(?:it['’]s |this is )?my first time(?: here)?)[\s,!.;:]+)*"
    r"(?:(?:please )?help(?: me)?(?: out)?(?: here)?(?:,? please)?|i need (?:some )?help|commands|options|menu|\?+"
    r"|what (?:all |else |more |other (?:things )?)?(?:can|could|should|may) (?:you|i|we|one|it|this)(?: all)?"
    r" (?:do|change|edit|say|ask(?: you)?(?: for)?|tell you|adjust|modify)(?: for (?:me|us))?(?: here| next| now| then)?"
    r"(?: (?:in|with|to|about|on|at))?(?: you)?(?: ?)(?:(?:this|the|my|it|here)(?: video| film| movie)?)?"
    r"|what (?:things |edits |changes )(?:can|could) (?:you|i|we) (?:do|make|change|edit)(?: .{0,30})?"
    r"|(?:what|which) (?:kinds?|sorts?|types?) of (?:things|edits|changes|wishes|orders|commands) (?:can|could|may) (?:you|i|we) (?:do|make|ask(?: you)?(?: for)?|request|order)"
    r"|what (?:can|could|may) (?:i|we) (?:ask|tell|order) you to (?:do|change|edit|make)(?: (?:here|for me))?"
    r"|what (?:are|is) (?:you capable of|possible(?: here)?|you able to do|(?:my|the|your) (?:options|commands|abilities|features))"
    r"|what['’]s possible|what do you (?:understand|know|offer|support)"
    r"|which (?:commands|edits|changes|operations|things)(?: .{0,40})?(?:can|are|do) .{0,40}"
    r"|how (?:do|can|does|should) (?:i|we|you|this|it) (?:edit|work|use|change)(?: (?:it|this|things|you))?(?: .{0,20})?"
    r"|(?:show|tell|list)(?: me)? (?:what you can do|what i can (?:do|change|say)|(?:all |the )*(?:commands|options)))"
    r"[\s?!.]*",
    re.IGNORECASE,
)
_CHINESE = re.compile(
    r"(?:请问|那|那么|嗯)?[，, ]*(?:帮助|帮帮我|救命|命令|功能"
    r"|(?:你|您|我|我们|这个|它|这里)?(?:都|还|究竟|到底)*(?:能|可以|会|支持)(?:帮我|帮忙)?(?:做|改|干|修改|编辑|调整|说|让你做)?"
    r"(?:些|点)?(?:什么|啥|哪些)(?:东西|内容|事情?|修改|操作|功能|地方)?"
    r"|(?:你|您|这里)?(?:都)?有(?:哪些|什么|啥)(?:功能|命令|选项|用法|操作)"
    r"|(?:这个|你|这)?(?:要)?怎么(?:用|编辑|修改|操作|使用)(?:这个)?(?:视频)?)(?:呢|吗|啊|呀)?[\s？?！!。]*"
)

_ONLY_ASKING = re.compile(
    r"\bjust (?:asking|wondering|curious)(?: (?:if|whether) [\w'’ ]{2,40})?[\s?!.]*$", re.IGNORECASE
)


def asks_for_help(message: str) -> bool:
    """Tell whether a message asks what can be done and nothing else."""
    text = " ".join(message.split())
    return bool(_ENGLISH.fullmatch(text) or _CHINESE.fullmatch(text) or _ONLY_ASKING.search(text))
