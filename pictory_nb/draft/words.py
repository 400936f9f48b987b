"""The words in which drafts and their changes are told, in every language that the package speaks.

A field with ``{name}`` in it is a template. `summarise` is the exact line of CONTRACT §6 in English.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING

from pictory_nb.languages import Languages

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

# As `Track.type_name` has it.
_OTHER = re.compile(r"Other \((.+)\)")


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftWords:
    """Everything that is said about a timeline, in one language."""

    # the summary
    timeline: str
    one_track: str
    empty: str
    more_segments: str
    in_summary: str
    # pieces of sentences
    seconds: str
    span: str
    volume_too: str
    quoted: str
    list_comma: str
    key_value: str
    list_and: str
    nothing: str
    yes: str
    no: str
    unset: str
    some_key: str
    no_name: str
    other_track: str
    # one segment
    added: str
    removed: str
    changed: str
    only_spaces: str
    also_text: str
    to_other_track: str
    moved: str
    retimed: str
    volume: str
    restyled: str
    # many segments
    same_change: str
    many_added: str
    many_removed: str
    many_text: str
    many_moved: str
    many_retimed: str
    many_volume: str
    many_style: str
    many_later: str
    many_earlier: str
    # tracks and the project
    order_changed: str
    settings_changed: str
    these_settings_changed: str
    track_renamed: str
    track_added: str
    track_removed: str
    track_settings: str
    track_these_settings: str
    length: str
    setting: str
    setting_changed: str
    canvas: str
    canvas_changed: str
    frame_rate: str
    captions_shown: str
    captions_hidden: str
    brand_shown: str
    brand_hidden: str
    caption_style: str
    project_title: str
    # what backends call their tracks and keys, where this language has words of its own
    names: Mapping[str, str] = field(default_factory=dict)

    def named(self, label: str) -> str:
        """Return the name of a track or a key in this language; one that only the user knows stays."""
        other = _OTHER.fullmatch(label)
        return self.other_track.format(code=other[1]) if other else self.names.get(label.casefold(), label)

    def listed(self, parts: Sequence[str]) -> str:
        """Return the parts in one line."""
        return self.list_comma.join(parts)


_ENGLISH = DraftWords(
    timeline="Timeline ({count} tracks): {parts}",
    one_track="Timeline (1 track): {parts}",
    empty="Timeline (empty)",
    more_segments=" + {count} more",
    in_summary="{number}. {track}: {label}{more} ({times}{volume})",
    seconds="{seconds}s",
    span="{start}-{end}s",
    volume_too=", {volume}%",
    quoted="'{text}'",
    list_comma=", ",
    key_value="{key}: {value}",
    list_and="{one} and {other}",
    nothing="none",
    yes="yes",
    no="no",
    unset="unset",
    some_key="a key",
    no_name="(no name)",
    other_track="Other ({code})",
    added="{track} added: {label} ({times}{volume})",
    removed="{track} removed: {label} ({times}{volume})",
    changed="{track} changed: {change}",
    only_spaces="{label} (only spaces, line breaks or its name)",
    also_text="{track} {key}: {was} → {now}",
    to_other_track="{origin} moved to {track}: {label} ({times})",
    moved="{track} moved: {label} ({was} → {now})",
    retimed="{track} retimed: {label} ({was} → {now})",
    volume="{track} volume: {was} → {now}",
    restyled="{track} restyled: {label} ({how})",
    same_change="{change} ({count} segments)",
    many_added="{track} added: {count} segments ({times})",
    many_removed="{track} removed: {count} segments ({times})",
    many_text="{track} changed: {count} segments ({times})",
    many_moved="{track} moved: {count} segments ({times})",
    many_retimed="{track} retimed: {count} segments ({times})",
    many_volume="{track} changed in volume: {count} segments ({times})",
    many_style="{track} restyled: {count} segments ({times})",
    many_later="{track} moved {shift} later: {count} segments ({times})",
    many_earlier="{track} moved {shift} earlier: {count} segments ({times})",
    order_changed="Order of tracks or segments changed",
    settings_changed="Project settings changed",
    these_settings_changed="Project settings changed ({names})",
    track_renamed="Track renamed: {was} → {now}",
    track_added="Track added: {track} (empty)",
    track_removed="Track removed: {track} (empty)",
    track_settings="{track} track settings changed",
    track_these_settings="{track} track settings changed ({how})",
    length="Length: {was} → {now}",
    setting="{name}: {was} → {now}",
    setting_changed="{name} changed",
    canvas="Canvas: {was} → {now}",
    canvas_changed="Canvas changed",
    frame_rate="{size}, {fps} fps",
    captions_shown="Captions shown",
    captions_hidden="Captions hidden",
    brand_shown="Brand shown",
    brand_hidden="Brand hidden",
    caption_style="Caption style",
    project_title="Project title",
)

_CHINESE = DraftWords(
    timeline="时间线（{count} 条轨道）：{parts}",
    one_track="时间线（1 条轨道）：{parts}",
    empty="时间线（空）",
    more_segments="，另有 {count} 段",
    in_summary="{number}. {track}：{label}{more}（{times}{volume}）",
    seconds="{seconds}秒",
    span="{start}-{end}秒",
    volume_too="，{volume}%",
    quoted="“{text}”",
    list_comma="，",
    key_value="{key}：{value}",
    list_and="{one}和{other}",
    nothing="无",
    yes="是",
    no="否",
    unset="未设置",
    some_key="某一项",
    no_name="（无名称）",
    other_track="其他（{code}）",
    added="已添加{track}：{label}（{times}{volume}）",
    removed="已删除{track}：{label}（{times}{volume}）",
    changed="{track}已修改：{change}",
    only_spaces="{label}（仅空格、换行或名称）",
    also_text="{track}的{key}：{was} → {now}",
    to_other_track="{origin}已移到{track}：{label}（{times}）",
    moved="{track}已移动：{label}（{was} → {now}）",
    retimed="{track}时间已调整：{label}（{was} → {now}）",
    volume="{track}音量：{was} → {now}",
    restyled="{track}样式已修改：{label}（{how}）",
    same_change="{change}（{count} 段）",
    many_added="已添加{track}：{count} 段（{times}）",
    many_removed="已删除{track}：{count} 段（{times}）",
    many_text="{track}已修改：{count} 段（{times}）",
    many_moved="{track}已移动：{count} 段（{times}）",
    many_retimed="{track}时间已调整：{count} 段（{times}）",
    many_volume="{track}音量已修改：{count} 段（{times}）",
    many_style="{track}样式已修改：{count} 段（{times}）",
    many_later="{track}后移{shift}：{count} 段（{times}）",
    many_earlier="{track}前移{shift}：{count} 段（{times}）",
    order_changed="轨道或片段的顺序已改变",
    settings_changed="项目设置已修改",
    these_settings_changed="项目设置已修改（{names}）",
    track_renamed="轨道已重命名：{was} → {now}",
    track_added="已添加轨道：{track}（空）",
    track_removed="已删除轨道：{track}（空）",
    track_settings="{track}轨道的设置已修改",
    track_these_settings="{track}轨道的设置已修改（{how}）",
    length="时长：{was} → {now}",
    setting="{name}：{was} → {now}",
    setting_changed="{name}已修改",
    canvas="画面：{was} → {now}",
    canvas_changed="画面已修改",
    frame_rate="{size}，每秒 {fps} 帧",
    captions_shown="字幕已显示",
    captions_hidden="字幕已隐藏",
    brand_shown="品牌标志已显示",
    brand_hidden="品牌标志已隐藏",
    caption_style="字幕样式",
    project_title="项目标题",
    names=MappingProxyType(
        {
            "video": "视频",
            "audio": "音频",
            "bgm": "背景音乐",
            "music": "音乐",
            "voice": "配音",
            "voiceover": "配音",
            "text": "文字",
            "title": "标题",
            "captions": "字幕",
            "caption": "字幕",
            "cards": "卡片",
            "project": "项目",
            "subtitle": "副标题",
            "value": "数值",
            "by": "署名",
            "items": "列表",
            "form": "图表形式",
            "series": "数据系列",
            "name": "名称",
            "theme": "主题",
            "background": "背景",
            "background family": "背景",
            "background seed": "背景变化",
            "transition": "转场",
            "transition kind": "转场",
            "transition d": "转场时长（毫秒）",
            "scene": "场景",
            "role": "类型",
            "mood": "情绪",
            "seed": "变化",
            "bpm": "每分钟拍数",
            "style": "样式",
            "font": "字体",
            "font size": "字号",
            "size": "大小",
            "scale": "大小",
            "color": "颜色",
            "colour": "颜色",
            "position": "位置",
            "opacity": "不透明度",
            "speed": "速度",
            "canvas": "画面",
            "brand": "品牌",
            "brand name": "品牌名称",
            "brand logo": "品牌标志",
            "brand font": "品牌字体",
            "brand tagline": "品牌口号",
            "language": "语言",
            "lang": "语言",
            "source": "文稿",
        }
    ),
)

LANGUAGES = Languages(en=_ENGLISH, zh=_CHINESE)
"""The languages that timelines are told in."""


draft_words = LANGUAGES.of
"""Returns the words in which timelines are told in a language."""
