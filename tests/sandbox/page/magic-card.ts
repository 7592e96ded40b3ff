import { html } from 'hono/html'

const examples: readonly (readonly [string, string])[] = [
  ['13900000002', '停机'],
  ['13900000003', '空号'],
  ['13900000004', '关机'],
  ['13900000026', '停机，一天后恢复'],
  ['13900000021', '运营商 3 秒才回答'],
  ['13900000022', '号码服务出错'],
  ['13900000104', '短信未送达，手机终端问题'],
  ['13900000131', '短信到了，没有回执'],
  ['13900000132', '短信受理后连接断开'],
  ['13900000151', '带链接的短信被拦截'],
  ['13900000171', '号码已换人'],
]

/** The numbers a newcomer tries first; README.md has them all. */
export function magicCard() {
  return html`<section class="card" aria-label="特殊号码"><h2>特殊号码</h2>
<p class="t2">这些号码总是这样表现，其他号码都正常。</p>
<dl class="magic">${examples.map(([phone, behaviour]) => html`<div><dt>${phone}</dt><dd class="t2">${behaviour}</dd></div>`)}</dl></section>`
}
