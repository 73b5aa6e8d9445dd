"""What tests leave out of Chromium: parts of its window that no page sees and that cost as much."""

from __future__ import annotations

NEEDLESS = (
    "SpareRendererForSitePerProcess",
    # Two pages of the address bar's list, in a window that has no address bar.
    "WebUIOmniboxAimPopup",
    "WebUIOmniboxPopup",
)
OF_PLAYWRIGHT = (
    "AimEnabled",
    "AvoidCorsURLLoaderRestartOnRedirect",
    "AvoidUnnecessaryBeforeUnloadCheckSync",
    "DestroyProfileOnBrowserClose",
    "HttpsFirstBalancedModeAutoEnable",
    "HttpsUpgrades",
    "LensOverlay",
    "MediaRouter",
    "NetworkTimeServiceQuerying",
    "OptimizationHints",
    "PaintHolding",
    "PreconnectToSearch",
    "ThirdPartyStoragePartitioning",
)
"""What Playwright leaves out. Of two lists Chromium reads the last: ours names these as well."""


LEFT_OUT = "--disable-features=" + ",".join((*OF_PLAYWRIGHT, *NEEDLESS))
"""For a browser that Playwright starts. The proofs of tablets use Chromium as it is."""
