import { createHash } from 'node:crypto'

/**
 * The whole style sheet, inline, so that a page is one request. No custom properties, no gap and no grid:
 * phones of 2014 must show it. Colours are the values of the design tokens, light and dark.
 */
export const style = `*{box-sizing:border-box}
html{color-scheme:light dark}
body{margin:0 auto;max-width:34rem;padding:0 20px 32px;background:#fff;color:#141c28;font:1.25rem/1.55 -apple-system,"PingFang SC","HarmonyOS Sans SC","Noto Sans CJK SC","Microsoft YaHei",sans-serif;overflow-wrap:break-word;word-wrap:break-word}
header{display:flex;align-items:center;padding:16px 0 12px;font-size:1.0625rem;color:#465160}
header svg{margin-right:10px;flex:none;stroke:#fff;stroke-width:2.6}header b,.s b{color:#141c28;font-weight:600}
h1{font-size:1.75rem;line-height:1.35;margin:8px 0 12px;font-weight:700}h1 span{display:inline-block;max-width:100%}
p{margin:0 0 14px}.s{font-size:1.0625rem;color:#465160}
form{margin:0 0 14px}
button,summary{display:block;width:100%;min-height:60px;padding:14px 16px;border:0;border-radius:12px;font:inherit;font-weight:700;text-align:center;cursor:pointer;background:#1d5bbf;color:#fff;-webkit-appearance:none;appearance:none}
.o,summary{background:none;color:#141c28;font-weight:500;box-shadow:inset 0 0 0 1.5px #808b9a}
.no{background:none;color:#b92b27;box-shadow:inset 0 0 0 2px #b92b27}
summary{list-style:none}summary::-webkit-details-marker{display:none}
details{margin:14px 0}details[open]{border-radius:12px;background:#f2f4f7;padding:0 16px 4px}
details[open]>summary,.k>summary{box-shadow:none;text-align:left;padding-left:0;padding-right:0}
.k>summary{color:#1a55b5;min-height:52px;padding-top:10px;padding-bottom:10px}.k[open]>summary{color:#141c28;font-weight:700}
.m{display:flex;padding:14px 16px;border-radius:12px;background:#f2f4f7;margin:0 0 16px;font-size:1.125rem}
.m svg{flex:none;margin:2px 12px 0 0}
.ok{background:#e3f4eb}.bad{background:#fcebe9}.w{background:#fff2db}
svg{width:28px;height:28px;fill:none;stroke:currentColor;stroke-width:2.2;stroke-linecap:round;stroke-linejoin:round}
.g{color:#0c7448}.r{color:#b92b27}.y{color:#8a5200}
.big{display:block;width:72px;height:72px;margin:18px 0 0 -6px}
label{display:block;font-weight:600;margin-bottom:8px}
input,select{width:100%;height:60px;height:3.75rem;border:2px solid #808b9a;border-radius:12px;background:#fff;color:#141c28;font:inherit;padding:0 14px;margin-bottom:14px}
.c{height:72px;height:4.5rem;font-size:2.25rem;font-size:min(2.25rem,13vw);font-weight:600;letter-spacing:.32em;text-align:center;padding:0 0 0 .32em}
.t{font-size:1.625rem;font-size:min(1.625rem,9vw);letter-spacing:.06em}
input[aria-invalid]{border:3px solid #b92b27}
.y18{display:flex;align-items:center;min-height:56px;margin-bottom:14px}.y18 input{flex:none;width:28px;height:28px;margin:0 12px 0 0}
:focus-visible{outline:3px solid #1a55b5;outline-offset:3px}
footer{margin-top:24px;padding-top:14px;border-top:1px solid #808b9a;font-size:1.0625rem;color:#465160}
a{color:#1a55b5}footer a{white-space:nowrap}
@media(prefers-color-scheme:dark){body{background:#0e131a;color:#edf1f6}header b,.s b,.o,summary,.k[open]>summary{color:#edf1f6}
header,.s,footer{color:#bac4d1}button{background:#2e69d1}.o,.no,summary{background:none}
.no{color:#ff9088;box-shadow:inset 0 0 0 2px #ff9088}.m,details[open]{background:#171e28}.ok{background:#133023}.bad{background:#401d1d}.w{background:#372a12}
.g{color:#62d29b}.r{color:#ff9088}.y{color:#f2b95a}a,.k>summary{color:#92b9ff}:focus-visible{outline-color:#92b9ff}
input,select{background:#0e131a;color:#edf1f6;border-color:#7f8b9c}input[aria-invalid]{border-color:#ff9088}}`.replace(
  /\n/g,
  '',
)

/** Lets exactly this text through the Content-Security-Policy. */
export function hashOf(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`
}

export const styleHash = hashOf(style)
