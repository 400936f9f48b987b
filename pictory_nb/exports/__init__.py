"""Exports: renders that outlive kernels, written down before they are asked for, verified on arrival."""

from pictory_nb.exports.export import (
    Exporter,
    ExportProgress,
    NothingToExportError,
    WrongTargetError,
)
from pictory_nb.exports.journal import ExportJob, JobState, Journal
from pictory_nb.exports.verify import VideoInfo, probe_video

__all__ = [
    "ExportJob",
    "ExportProgress",
    "Exporter",
    "JobState",
    "Journal",
    "NothingToExportError",
    "VideoInfo",
    "WrongTargetError",
    "probe_video",
]
