import { html } from 'hono/html'
import type { SandboxParts } from '../control/control-app.ts'

/** Somebody before and after their first day: the link of the HR core, the entry into WeCom, the account. */
export function joinerRow({ wecom }: SandboxParts) {
  const { joiner } = wecom.options
  if (!joiner) return ''
  const { name, userid } = joiner
  if (wecom.directory.find(userid)) {
    return html`<p class="row"><a class="btn btn--soft" href="/sandbox/open/${userid}" target="_blank">已入职 · ${name}</a> <span class="note">已经在企业微信里：入职前填的联络人都在，原来的链接作废</span></p>`
  }
  return html`<p class="row"><a class="btn btn--soft" href="/sandbox/joiner" target="_blank">入职前 · ${name}</a> <span class="note">人事系统发的一次性链接：还没有企业微信，先填联络人</span></p>
<p class="row"><button class="btn" data-directory="${JSON.stringify({ put: joiner })}">让${name}入职</button> <span class="note">企业微信通讯录里多一位成员，并推送变更；填好的联络人跟着过去</span></p>`
}
