"""What went wrong, in the language of the session.

Errors word themselves in English. In another language their kind is worded here, with what they know beside
it: the backend's own words, a link, a name. What the local engine says has a code, by which it is worded
(``"<kind>:<code>"``). Details that only the error's own text has (a path, the word of
the operating system) are quoted from it.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from pictory_nb.client import ConnectionFailedError, NoCreditsError

if TYPE_CHECKING:
    from collections.abc import Mapping

CHINESE: Mapping[str, str] = MappingProxyType(
    {
        "PictoryError": "没有成功。原文：{text}",
        "SettingsError": "设置无法使用，请检查后再试。原文：{text}",
        "ConnectionFailedError": "无法连接后端，或者连接断开了。请检查网络，稍后再试。",
        "NeverLeft": "无法连接后端，消息没有发出。请检查网络，稍后再试。",
        "RequestTimeoutError": "后端没有及时回应。请稍后再试。",
        "StreamInterruptedError": "回答中途断开了，消息不会重复发送。",
        "AgentError": "后端的助手出错了{code}。{said}已收到的内容会保留。请先查看时间线，再换个说法或重试。",
        "AgentError:interrupted": "引擎在处理这条消息时停止了。已保存的修改会保留，没有扣除积分。请重试。",
        "AgentError:cancelled": "这条消息在完成之前被停止了。已保存的修改会保留，没有扣除积分。",
        "AgentError:Timeout": "这条消息没有在规定时间内完成，因此被停止了。请查看时间线，再换个说法或重试。",
        "AgentError:DiskFull": "磁盘空间不足，引擎没能完成这条消息。没有扣除积分。请清理磁盘后重试。",
        "AgentError:EngineFailure": "引擎没能完成这条消息。没有扣除积分，时间线保持上次显示的样子。{said}",
        "ApiError": "后端拒绝了请求{code}。{said}请稍后再试。",
        "ApiError:9004": "引擎中没有这项内容：它可能已被删除，或属于另一个会话。{said}",
        "ApiError:9010": "这个视频已经从引擎中删除。请重新导出。",
        "ApiError:9013": "请求太大，引擎没有接受。请缩短内容或减少文件后重试。",
        "ApiError:9050": "引擎内部出错，没有做任何修改。请重试；如果再次出现，请查看引擎的日志。{said}",
        "ApiError:9051": "磁盘空间不足，引擎没有做任何修改。请清理磁盘后再试，之前保存的内容不会丢失。",
        "ApiError:9052": "引擎没能完成这项工作。时间线没有改变，请重试。{said}",
        "BadAnswerError": "后端的回答无法读取，消息不会重复发送。请先查看时间线，稍后再试。",
        "TokenError": "令牌不正确或已过期。请更新 NEMO_TOKEN（或 token= 参数），或删除它改用免费令牌。",
        "SessionGoneError": (
            "后端已经找不到这个会话，它的时间线在后端已不存在。最后一次看到的时间线仍然保留，请开始新的会话。"
        ),
        "SessionBusyError": "上一条消息还在处理中。请等它完成，或者停止后再发送。",
        "DraftChangedError": "时间线在您读取之后已经改变，因此没有保存任何修改。请重新读取后再编辑。",
        "BrandError": "品牌设置没有应用，视频没有改变。请检查后再试。原文：{text}",
        "NotOfferedError": "后端不支持此操作，没有做任何修改。",
        "NoCreditsError": "积分已用完。请在您的账户中充值。{said}",
        "RegisterForCredits": "免费积分已用完。注册后可以继续当前的工作：{url}",
        "UnsupportedFileError": (
            "后端不接受这个文件。支持视频（mp4、mov、avi、webm、mkv）、图片（jpg、png、gif、webp）和音频（mp3、wav、"
            "m4a、aac）。文本（txt、md、html、docx）请作为消息发送，不需要上传。{said}"
        ),
        "FileTooLargeError": "文件超过 500 MB。请压缩或剪短后重新上传。{said}",
        "PlanError": "请注册或升级您的套餐以解锁导出。",
        "RateLimitedError": "请求过于频繁，后端要求暂停。请一分钟后再试。",
        "UploadError": "文件无法上传。原文：{text}",
        "DownloadError": "视频没有下载完整，已下载的部分会保留，可以再次导出。原文：{text}",
        "UnsafeAddressError": "视频的下载地址不安全，因此没有下载。请重新导出。",
        "NotAVideoError": "下载的文件不是完整的视频。请重新导出。",
        "DiskFullError": "磁盘空间不足。请清理磁盘后再试。",
        "RenderError": "导出没有得到视频（导出编号 {render_id}）。请重新导出，时间线没有改变。",
        "RenderFailedError": "视频没有生成（导出编号 {render_id}）。时间线没有改变，请重新导出。",
        "RenderCancelledError": "导出已取消（导出编号 {render_id}）。需要时可以重新开始。",
        "RenderUnfinishedError": (
            '视频还没有做好，仍在制作中。稍后请用 studio.fetch_export("{render_id}") 获取。'
        ),
        "EmptyMessageError": "消息是空的：请先写下视频要讲什么、展示什么。",
        "NoPictureError": "没有可以显示的画面。原文：{text}",
        "NothingToRetryError": "没有可以重试的消息。修改过的表格请再次用 studio.timeline.apply(df) 提交。",
        "NothingToExportError": "还没有可以导出的内容：请先发送一篇文稿或文章。",
        "WrongTargetError": "文件无法写到指定的位置。原文：{text}",
        "WrongArgumentError": "参数无法使用。原文：{text}",
        "DocumentError": "文件无法作为文稿读取。原文：{text}",
        "LocalEngineError": "本地引擎无法启动。原文：{text}",
        "NothingToClaimError": "没有可以认领的会话：本地引擎没有账户，或者会话还没有开始。",
        "UnknownSessionError": "找不到这个会话。原文：{text}",
        "DetachedTimelineError": "这条时间线不属于任何 Studio。请使用 studio.timeline.apply(df)。",
        "BatchNotKeptError": "批次无法写入磁盘，因此没有再发送任何内容。请清理磁盘后继续。",
        "BatchBusyError": "这个批次正在另一个单元格或笔记本中运行。请等它完成，或者先停止它。",
        "NoVideoError": "{text}",
        "UnknownBatchError": "找不到这个批次。原文：{text}",
        "BatchStoppedError": "{text}",
        "WrongBatchError": "批次的内容无法使用。原文：{text}",
    }
)
"""What each kind of error is called in Chinese; of a kind that is not listed, what it is a kind of."""


def explained(error: BaseException, language: str) -> str:
    """Return what went wrong and what to do, in a language; the error's own words where it is English."""
    if language != "zh":
        return str(error)
    template = next(CHINESE[name] for name in _kinds(error) if name in CHINESE)
    said = getattr(error, "said", "")
    code = getattr(error, "code", None)
    request_id = getattr(error, "request_id", None)
    words = template.format(
        text=str(error),
        said=f"后端的说明：{said.rstrip('.。')}。" if said else "",
        code="" if code is None else f"（代码 {code}）",
        url=getattr(error, "registration_url", None),
        render_id=getattr(error, "render_id", ""),
    )
    return f"{words}（请求编号 {request_id}）" if request_id else words


def _kinds(error: BaseException) -> list[Any]:
    """Return the names under which an error may be listed, the most exact one first."""
    names = [kind.__name__ for kind in type(error).__mro__]
    code = getattr(error, "code", None)
    kinds = names if code is None else [name for kind in names for name in (f"{kind}:{code}", kind)]
    if isinstance(error, NoCreditsError) and error.registration_url:
        return ["RegisterForCredits", *kinds]
    if type(error) is ConnectionFailedError and error.never_left:
        return ["NeverLeft", *kinds]
    return [*kinds, "PictoryError"]
