"""The looks a film can have: every colour that the renderer uses, by name."""

from __future__ import annotations

from dataclasses import dataclass, replace

from pictory_nb.engine.render.color import Rgb, contrast, luminance_of, mix, rgb

DEFAULT_THEME = "midnight"


@dataclass(frozen=True, slots=True)
class Theme:
    """The colours of one look, as ``"#rrggbb"``.

    `shade` is what a scrim or shadow behind text is made of: dark under light text and the other way round.
    `blobs` are the soft lights of the mesh, in order of weight. `waves` go from the farthest to the nearest.
    """

    name: str
    is_light: bool
    base: str
    blobs: tuple[str, ...]
    ink: str
    muted: str
    accent: str
    on_accent: str
    shade: str
    sky: tuple[str, str]
    waves: tuple[str, ...]
    contour_low: str
    contour_high: str
    contour_line: str
    grid_glow: str
    grid_line: str
    grid_floor: str


_THEMES = (
    Theme(
        name="midnight",
        is_light=False,
        base="#0a0f2c",
        blobs=("#2b34e4", "#d93a78", "#0a8fe0", "#5f2bdb", "#14184a"),
        ink="#ffffff",
        muted="#dfe4ff",
        accent="#5ccbff",
        on_accent="#071029",
        shade="#05071a",
        sky=("#04061a", "#0b1140"),
        waves=("#5a2bb8", "#2c38d8", "#0d7fb4", "#a83d6c", "#1b1f66"),
        contour_low="#070b2c",
        contour_high="#2a24a0",
        contour_line="#5b6cf0",
        grid_glow="#5a27b0",
        grid_line="#3f8fd8",
        grid_floor="#07061a",
    ),
    Theme(
        name="sunrise",
        is_light=False,
        base="#2a0c30",
        blobs=("#5531bd", "#c92a70", "#d9583a", "#b9742c", "#3c1150"),
        ink="#ffffff",
        muted="#ffeadf",
        accent="#ffc857",
        on_accent="#2b1022",
        shade="#1c0718",
        sky=("#230a33", "#7a2350"),
        waves=("#c2503c", "#a33356", "#7c2a78", "#4f2384", "#2a1150"),
        contour_low="#2a0b2e",
        contour_high="#8c2a55",
        contour_line="#e88a5c",
        grid_glow="#d2476a",
        grid_line="#ffae5c",
        grid_floor="#190720",
    ),
    Theme(
        name="lagoon",
        is_light=False,
        base="#031c20",
        blobs=("#0b4f8a", "#0a7d66", "#45903c", "#063a52", "#0a6b74"),
        ink="#ffffff",
        muted="#d9fff2",
        accent="#7dffcb",
        on_accent="#04231f",
        shade="#01110f",
        sky=("#021614", "#05302e"),
        waves=("#2f8f7c", "#0d7f68", "#0d5590", "#143c3c", "#0b4a40"),
        contour_low="#02191c",
        contour_high="#0b5a5a",
        contour_line="#3fc9a4",
        grid_glow="#0c8f7a",
        grid_line="#62f0c4",
        grid_floor="#021513",
    ),
    Theme(
        name="paper",
        is_light=True,
        base="#fbf2e6",
        blobs=("#dcf4d4", "#ffd9e4", "#d8e8fb", "#ffdfbd", "#f3e4fb"),
        ink="#14142b",
        muted="#3a3a55",
        accent="#c4441c",
        on_accent="#ffffff",
        shade="#fffaf2",
        sky=("#fdf6ec", "#f9e6d2"),
        waves=("#f6d9c0", "#f3c9bb", "#e3cbe4", "#cfdcf2", "#fbeee0"),
        contour_low="#f2e4d2",
        contour_high="#fff8ec",
        contour_line="#d9bf9f",
        grid_glow="#ffd3b0",
        grid_line="#e0a184",
        grid_floor="#fbeee0",
    ),
    Theme(
        name="ink",
        is_light=False,
        base="#0b0b14",
        blobs=("#232a4d", "#3a2160", "#123a5c", "#1a1a2e", "#4a1f4f"),
        ink="#ffffff",
        muted="#d7d7e6",
        accent="#ff9f5c",
        on_accent="#1c0f07",
        shade="#04040a",
        sky=("#07070d", "#161626"),
        waves=("#3b3b58", "#2d2d49", "#25253f", "#1c1c33", "#121222"),
        contour_low="#08080f",
        contour_high="#26263f",
        contour_line="#7a7aa6",
        grid_glow="#43308a",
        grid_line="#8a7dff",
        grid_floor="#06060c",
    ),
    Theme(
        name="aurora",
        is_light=False,
        base="#07122b",
        blobs=("#0f7f6a", "#5a34c8", "#16458f", "#8a2f9c", "#0a2a4a"),
        ink="#ffffff",
        muted="#e0f5ff",
        accent="#8affb0",
        on_accent="#05231a",
        shade="#030a1a",
        sky=("#040a1e", "#0d2a4a"),
        waves=("#3c3fae", "#156f7e", "#12855f", "#23407e", "#131f4d"),
        contour_low="#050f26",
        contour_high="#17457a",
        contour_line="#4fd0b4",
        grid_glow="#1d8f86",
        grid_line="#8f7bff",
        grid_floor="#040b1c",
    ),
    Theme(
        name="ember",
        is_light=False,
        base="#1c0908",
        blobs=("#a3291f", "#c25a1e", "#5c1338", "#7a2a12", "#33101c"),
        ink="#ffffff",
        muted="#ffe6d6",
        accent="#ffb84d",
        on_accent="#2a1204",
        shade="#120404",
        sky=("#140505", "#4a1512"),
        waves=("#b04a22", "#942e24", "#6e1f30", "#461530", "#230c1a"),
        contour_low="#190706",
        contour_high="#6e1f1c",
        contour_line="#e8793c",
        grid_glow="#c23c2a",
        grid_line="#ff9d4d",
        grid_floor="#130505",
    ),
    Theme(
        name="daylight",
        is_light=True,
        base="#f2f6ff",
        blobs=("#d3e4ff", "#e6dcff", "#d2f5ee", "#ffe6ef", "#f7f9ff"),
        ink="#101a3a",
        muted="#34405f",
        accent="#2447d8",
        on_accent="#ffffff",
        shade="#ffffff",
        sky=("#f6f9ff", "#dfeaff"),
        waves=("#cfdcfb", "#bcd3f7", "#cbe8ee", "#dfe2fb", "#f1f5ff"),
        contour_low="#e3ecfb",
        contour_high="#fbfdff",
        contour_line="#a9bfe8",
        grid_glow="#cfe0ff",
        grid_line="#8fabea",
        grid_floor="#eef3ff",
    ),
)

THEMES: dict[str, Theme] = {theme.name: theme for theme in _THEMES}


def theme_named(name: str) -> Theme:
    """Return the theme of that name, or the default one when there is none."""
    return THEMES.get(name.strip().lower(), THEMES[DEFAULT_THEME])


def with_accent(theme: Theme, accent: str | None) -> Theme:
    """Return `theme` with the user's accent (``"#rrggbb"``), and on it the text that reads best."""
    if accent is None:
        return theme
    level = luminance_of(rgb(accent))
    on_accent = max(("#ffffff", "#0b0d12"), key=lambda color: contrast(luminance_of(rgb(color)), level))
    return replace(theme, accent=accent, on_accent=on_accent)


def with_palette(theme: Theme, palette: tuple[str, ...]) -> Theme:
    """Return `theme` with its grounds in the brand's colours (one to three), dark or pale as the theme is."""
    if not palette:
        return theme
    first, second, third = (rgb(palette[index % len(palette)]) for index in range(3))
    end = (1.0, 1.0, 1.0) if theme.is_light else (0.0, 0.0, 0.0)
    near, lift = (0.80, 0.62) if theme.is_light else (0.84, 0.38)

    def toned(color: Rgb, share: float) -> str:
        return "#" + "".join(f"{round(255 * value):02x}" for value in mix(color, end, min(share, 0.96)))

    return replace(
        theme,
        base=toned(first, near),
        blobs=(
            toned(first, lift * 0.7),
            toned(second, lift),
            toned(third, lift),
            toned(mix(first, second, 0.5), lift),
            toned(first, near * 0.85),
        ),
        shade=toned(first, 0.93),
        sky=(toned(first, near * 1.06), toned(first, near * 0.82)),
        waves=tuple(
            toned(color, lift + 0.10 * index)
            for index, color in enumerate((second, first, third, second, first))
        ),
        contour_low=toned(first, near),
        contour_high=toned(first, near * 0.6),
        contour_line=toned(second, lift * 0.4),
        grid_glow=toned(second, lift),
        grid_line=toned(third, lift * 0.3),
        grid_floor=toned(first, near * 1.06),
    )
