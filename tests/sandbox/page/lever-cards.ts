import { html } from 'hono/html'
import type { SandboxParts } from '../control/control-app.ts'
import { chinaDateTime } from '../core/china-time.ts'
import { carrierNames, carriers } from '../numbers/prefixes.ts'

const steps: readonly (readonly [string, string])[] = [
  ['1m', '1 分钟'],
  ['15m', '15 分钟'],
  ['1h', '1 小时'],
  ['1d', '1 天'],
  ['3d', '3 天'],
  ['7d', '7 天'],
  ['30d', '30 天'],
]
const targets: readonly (readonly [string, string])[] = [
  ['sms', '短信'],
  ['number', '号码服务'],
  ['wecom', '企业微信'],
  ['smtp', '邮件'],
  ['proxy', '出口代理'],
]
const kinds: readonly (readonly [string, string])[] = [
  ['delay', '变慢'],
  ['timeout', '不回答'],
  ['reset_before', '受理前断开'],
  ['reset_after', '受理后断开'],
  ['http_500', '服务器错误'],
  ['throttle', '限流'],
]
const weekdays = '日一二三四五六'

export function clockCard({ clock }: SandboxParts) {
  const now = clock.now()
  const weekday = weekdays[new Date(now + 8 * 3_600_000).getUTCDay()]
  return html`<section class="card" aria-label="时间"><h2>时间</h2>
<p class="clock"><b data-now="${now}">${chinaDateTime(now).slice(0, 16)}</b> <span class="t2">星期${weekday}</span> <span class="t2">北京时间</span></p>
<div class="row">${steps.map(([value, label]) => html`<button class="btn" data-clock="${value}">快进 ${label}</button>`)}</div></section>`
}

export function faultCard({ faults, sms }: SandboxParts) {
  const names = Object.fromEntries([...targets, ...kinds])
  const rules = faults.list()
  return html`<section class="card" aria-label="故障"><h2>故障</h2>
${
  rules.length === 0
    ? html`<p class="t2">现在一切正常。</p>`
    : html`<ul class="rules">${rules.map(
        (
          rule,
        ) => html`<li class="row"><span><b>${names[rule.target]}</b> ${names[rule.fault] ?? rule.code}
<span class="note">${rule.share === undefined ? '每次' : `${Math.round(rule.share * 100)}%`} · 已发生 ${rule.hits} 次</span></span>
<button class="btn btn--bad" data-clear="${rule.id}">停止</button></li>`,
      )}</ul>`
}
<form class="row" data-fault>${select('target', targets)}${select('fault', kinds)}
<select name="share" aria-label="多少"><option value="1">每次</option><option value="0.5">一半</option><option value="0.1">一成</option></select>
<button class="btn">开始</button></form>
<form data-blocked><p class="t2">拦截带链接短信的运营商</p><p class="row">${carriers.map(
    (carrier) =>
      html`<label class="check"><input type="checkbox" name="carrier" value="${carrier}"${sms.blockedLinkCarriers.has(carrier) ? ' checked' : ''}>${carrierNames[carrier]}</label>`,
  )}</p></form></section>`
}

function select(name: string, options: readonly (readonly [string, string])[]) {
  return html`<select name="${name}" aria-label="${name === 'target' ? '哪里' : '什么'}">${options.map(([value, label]) => html`<option value="${value}">${label}</option>`)}</select>`
}
