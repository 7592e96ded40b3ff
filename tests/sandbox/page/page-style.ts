import { raw } from 'hono/html'

const light = `--bg:#F2F4F7;--surface:#FFF;--soft:#F6F8FA;--fill:#E9EDF2;--line:#E1E6EC;--edge:#808B9A;
--text:#141C28;--text-2:#465160;--text-3:#5D6877;--brand:#1D5BBF;--on-brand:#FFF;--brand-text:#1A55B5;
--brand-soft:#E8F0FC;--ok:#0C7448;--wait:#8A5200;--wait-soft:#FFF2DB;--bad:#B92B27;--bad-soft:#FCEBE9`
const dark = `--bg:#0E131A;--surface:#171E28;--soft:#1D2531;--fill:#273140;--line:#2A3442;--edge:#7F8B9C;
--text:#EDF1F6;--text-2:#BAC4D1;--text-3:#9CA8B8;--brand:#2E69D1;--on-brand:#FFF;--brand-text:#92B9FF;
--brand-soft:#1A2A45;--ok:#62D29B;--wait:#F2B95A;--wait-soft:#372A12;--bad:#FF9088;--bad-soft:#401D1D`

const rules = `
*,*::before,*::after{box-sizing:border-box}
:root{color-scheme:light dark;${light}}
@media (prefers-color-scheme:dark){:root{${dark}}}
html{-webkit-text-size-adjust:100%;text-size-adjust:100%}
body{margin:0;background:var(--bg);color:var(--text);font:400 1rem/1.5 -apple-system,"PingFang SC","HarmonyOS Sans SC","MiSans","Noto Sans CJK SC","Microsoft YaHei",sans-serif;font-variant-numeric:tabular-nums}
h1,h2,h3,p,ul,dl,dd{margin:0;padding:0}ul{list-style:none}
h1{font-size:1.5rem;line-height:1.3;font-weight:600}h2{font-size:1.25rem;line-height:1.3;font-weight:600}h3{font-size:1.0625rem;font-weight:600}
a{color:var(--brand-text);text-underline-offset:3px;overflow-wrap:anywhere}
:focus-visible{outline:3px solid var(--brand-text);outline-offset:2px}
.t2{color:var(--text-2)}.note{font-size:.8125rem;color:var(--text-3)}
.narrow{max-width:560px;margin:0 auto;padding:24px 16px;display:grid;gap:12px}
.card{background:var(--surface);border-radius:14px;padding:16px;display:grid;gap:12px;min-width:0}
.list{padding:4px 16px;gap:0}.list li+li{border-top:1px solid var(--line)}
.list a{display:block;padding:12px 0;min-height:48px;text-decoration:none;color:var(--text)}
.magic{display:grid;gap:6px}.magic div{display:flex;flex-wrap:wrap;gap:0 12px}
.row{display:flex;flex-wrap:wrap;gap:8px;align-items:center}
.btn{display:inline-flex;align-items:center;justify-content:center;min-height:44px;padding:8px 14px;border:0;border-radius:10px;background:var(--fill);color:var(--text);font:inherit;font-weight:500;text-decoration:none;cursor:pointer}
.btn--main{background:var(--brand);color:var(--on-brand)}.btn--soft{background:var(--brand-soft);color:var(--brand-text)}.btn--bad{background:var(--surface);color:var(--bad);box-shadow:inset 0 0 0 1px var(--bad)}
input,select{min-height:44px;min-width:0;padding:8px 12px;border:1px solid var(--edge);border-radius:10px;background:var(--surface);color:var(--text);font:inherit}
.row input:not([type=hidden]){flex:1 1 8rem;width:8rem}
`

/** The look of the product's own screens, small enough to travel inside each page. */
export const pageStyle = raw(`<style>${rules}</style>`)
