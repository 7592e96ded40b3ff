import { html, raw } from 'hono/html'
import type { SandboxParts } from '../control/control-app.ts'
import { clockCard, faultCard } from './lever-cards.ts'
import { magicCard } from './magic-card.ts'
import { mailCards } from './mail-cards.ts'
import { memberCards } from './member-cards.ts'
import { pageScript } from './page-script.ts'
import { pageStyle } from './page-style.ts'
import { phoneCards } from './phone-cards.ts'
import { playerCard } from './player-card.ts'

const layout = raw(`<style>
.top{position:sticky;top:0;z-index:1;background:var(--surface);border-bottom:1px solid var(--line);padding:8px 16px;display:flex;flex-wrap:wrap;gap:4px 16px;align-items:center}
.top h1{font-size:1.125rem;margin-right:auto}.top a{display:inline-flex;align-items:center;min-height:44px;text-decoration:none}
.grid{display:grid;gap:24px 16px;padding:16px;max-width:1440px;margin:0 auto}
.col{display:grid;gap:12px;align-content:start;min-width:0;scroll-margin-top:120px}
.top nav{display:flex;gap:16px}h4{margin:0;font-size:1rem}.top form{flex:1 1 100%}.guide{color:var(--text-2)}
@media (min-width:960px){.grid{grid-template-columns:minmax(0,5fr) minmax(0,4fr) minmax(0,3fr);padding:24px 28px}.top{padding:8px 28px}.top nav{display:none}.top form{flex:0 1 22rem}.guide{grid-column:1/-1}#levers{position:sticky;top:76px;max-height:calc(100vh - 84px);overflow:auto}}
.clock b{font-size:1.5rem;font-weight:600}.clock>*{white-space:nowrap}
.phone header{justify-content:space-between;gap:0 12px}.chat{display:grid;gap:8px}
.sms{background:var(--soft);border-radius:4px 14px 14px 14px;padding:10px 12px;max-width:92%;overflow-wrap:anywhere}
.sms--out{justify-self:end;background:var(--brand-soft);border-radius:14px 4px 14px 14px}
.sms--lost{background:var(--bad-soft);text-decoration-color:var(--bad)}.sms--lost .note{color:var(--bad)}
.members{gap:0;padding:4px 16px;grid-template-columns:minmax(0,1fr)}details{border-bottom:1px solid var(--line)}details:last-of-type{border-bottom:0}
details[open]{padding-bottom:16px}details>*+*{margin-top:8px}
summary{min-height:48px;padding:10px 0;cursor:pointer}
.tcard{background:var(--soft);border-radius:10px;padding:12px 14px;display:grid;gap:6px}
.tcard dl div{display:grid;grid-template-columns:5rem minmax(0,1fr);overflow-wrap:anywhere}.tcard dt{color:var(--text-2)}.pre{white-space:pre-line}

.wcard{background:var(--surface);border:1px solid var(--line);border-radius:14px;overflow:hidden}.wcard header{display:flex;flex-wrap:wrap;gap:2px 8px;justify-content:space-between;padding:12px 14px 0;font-size:.8125rem;color:var(--text-2)}.wcard header b{color:var(--text)}
.wcard__m{padding:8px 14px 14px;display:grid;gap:8px}.wcard h3{font-size:1.125rem;line-height:1.4}.wcard dl{display:grid;gap:6px}.wcard dl div{display:grid;grid-template-columns:4.6rem minmax(0,1fr);overflow-wrap:anywhere}.wcard dt{color:var(--text-2)}
.wcard footer{border-top:1px solid var(--line);display:grid;grid-template-columns:repeat(auto-fit,minmax(8.5rem,1fr));gap:8px;padding:12px 14px}.wcard footer .btn{min-height:48px}.wcard__done{background:var(--soft);color:var(--text-2);cursor:default}
.tag{padding:4px 10px;border-radius:999px;background:var(--fill);font-size:.8125rem}
.rules{display:grid;gap:8px}.rules li{justify-content:space-between}
.check{display:inline-flex;gap:6px;align-items:center;min-height:44px}.check input{min-height:0;width:20px!important;height:20px;flex:none!important}
</style>`)

/** One page on which a newcomer plays every part: the families, the colleagues, the weather. */
export function sandboxPage(parts: SandboxParts, wanted: string) {
  return html`<!doctype html><html lang="zh-CN"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1"><meta name="color-scheme" content="light dark">
<link rel="icon" href="data:,"><title>替身 · 紧联</title>${pageStyle}${layout}</head><body data-revision="${parts.revision()}">
<header class="top"><h1>替身环境</h1><nav><a href="#phones">手机</a><a href="#members">企业微信</a><a href="#mails">邮箱</a><a href="#levers">时间与故障</a></nav>
<form class="row"><input name="q" value="${wanted}" placeholder="号码或姓名" aria-label="号码或姓名"><button class="btn">查找</button></form></header>
<main class="grid"><p class="guide">先在“企业微信”里以一位员工的身份打开，添加一位联络人，例如 15900000001；短信会到下面的“手机短信”，点链接就是联络人看到的页面。</p>
<section class="col" id="phones"><h2>手机短信</h2>
<div class="col" data-live="phones">${phoneCards(parts, wanted)}</div>
<h2 id="mails">邮箱</h2><div class="col" data-live="mails">${mailCards(parts, wanted)}</div></section>
<section class="col" id="members"><h2>企业微信</h2>${playerCard(parts)}<div class="col" data-live="members">${memberCards(parts, wanted)}</div></section>
<section class="col" id="levers"><div class="col" data-live="levers">${clockCard(parts)}${faultCard(parts)}</div>${magicCard()}</section></main>
${pageScript}</body></html>`
}
