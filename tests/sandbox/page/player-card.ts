import { html } from 'hono/html'
import type { SandboxParts } from '../control/control-app.ts'
import { joinerRow } from './joiner-row.ts'

/** Who works at the desk, each a click away; nothing where nobody is named. */
export function playerCard(parts: SandboxParts) {
  const players = parts.wecom.options.players ?? []
  if (players.length === 0) return ''
  return html`<div class="card"><p class="note">想看人事、经理和值班那边：以下面的人打开，再点“工作台”。卡片发到各人名下，按钮可以直接点。</p>
${players.map(({ part, name, userid, hint }) => html`<p class="row"><a class="btn btn--soft" href="/sandbox/open/${userid}" target="_blank">${part} · ${name}</a> <span class="note">${hint}</span></p>`)}
<div class="col" data-live="joiner">${joinerRow(parts)}</div></div>`
}
