// The page /surfplatta/lagring: what lies on the device.

import { storageScreen } from "./device/content/storage.js";

for (const place of document.querySelectorAll("[data-storage]")) storageScreen(place);
