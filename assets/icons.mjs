// The app's icons, drawn from the portal's mark: as it is, with room around it for devices that cut
// icons into shapes of their own (the inner 80 % is always seen), and for the home screen of an iPad.

import { readFileSync } from "node:fs";
import { initWasm, Resvg } from "@resvg/resvg-wasm";

const SPRUCE = "#14493f";
const CUT = 0.8;

export async function appIcons(svg, wasm) {
  await initWasm(readFileSync(wasm));
  const whole = String(svg);
  const [, inner] = /<svg[^>]*>(.*)<\/svg>/s.exec(whole);
  const offset = (40 * (1 - CUT)) / 2;
  const full = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 40"><path fill="${SPRUCE}" d="M0 0h40v40H0z"/><g transform="translate(${offset} ${offset}) scale(${CUT})">${inner}</g></svg>`;
  return {
    "app-192.png": drawn(whole, 192),
    "app-512.png": drawn(whole, 512),
    "app-maskable-512.png": drawn(full, 512),
    "app-180.png": drawn(full, 180),
  };
}

function drawn(svg, width) {
  return new Resvg(svg, { fitTo: { mode: "width", value: width } }).render().asPng();
}
