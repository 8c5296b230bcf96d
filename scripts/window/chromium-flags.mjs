/** What Playwright itself switches off. Chromium heeds only the last list it is given, so ours repeats it. */
const offInPlaywright = [
  "AvoidUnnecessaryBeforeUnloadCheckSync",
  "DestroyProfileOnBrowserClose",
  "HttpsUpgrades",
  "HttpsFirstBalancedModeAutoEnable",
  "LensOverlay",
  "MediaRouter",
  "PaintHolding",
  "ThirdPartyStoragePartitioning",
  "AvoidCorsURLLoaderRestartOnRedirect",
  "TcpPortRandomizationWin",
  "OptimizationHints",
  "NetworkTimeServiceQuerying",
  "AimEnabled",
  "PreconnectToSearch",
  "msForceBrowserSignIn",
  "msEdgeUpdateLaunchServicesPreferredVersion",
];

/** Pages behind the address bar, loaded for every window: two thirds of what an empty window costs. */
const pagesOfTheAddressBar = ["WebUIOmniboxPopup", "WebUIOmniboxAimPopup"];

export const disabledFeatures = [...offInPlaywright, ...pagesOfTheAddressBar];

/** How Chromium is started to show the window: the same everywhere, and with nothing of its own around. */
export const chromiumFlags = [
  "--disable-gpu",
  "--disable-quic",
  "--disable-background-networking",
  "--font-render-hinting=none",
  `--disable-features=${disabledFeatures.join(",")}`,
];
