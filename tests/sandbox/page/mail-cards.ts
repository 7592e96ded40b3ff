import { html } from 'hono/html'
import type { SandboxParts } from '../control/control-app.ts'
import { chinaDateTime } from '../core/china-time.ts'
import { asShown } from '../smtp/mail-log.ts'

const shownBoxes = 20
const shownMails = 8

/** Each mailbox with what came to it; whose it is shows where the address begins with their userid. */
export function mailCards({ mails, wecom }: SandboxParts, wanted: string) {
  const boxes = mails
    .addresses()
    .map((address) => ({ address, owner: ownerOf(address) }))
    .filter(({ address, owner }) => address.includes(wanted) || owner.includes(wanted))
  function ownerOf(address: string): string {
    return wecom.directory.find(address.split('@')[0] ?? '')?.name ?? ''
  }
  if (boxes.length === 0)
    return html`<p class="card t2">还没有邮件。人事同事核实邮箱后，企业微信用不了时，预警会发到这里。</p>`
  return html`${boxes.slice(0, shownBoxes).map(
    ({
      address,
      owner,
    }) => html`<article class="card"><h3>${address}</h3>${owner ? html`<p class="note">${owner}</p>` : ''}
${asShown(mails.sentTo(address))
  .slice(-shownMails)
  .reverse()
  .map(
    (
      mail,
    ) => html`<article class="tcard"><p class="note">${mail.from} · ${chinaDateTime(mail.receivedAt).slice(5, 16)}${mail.times > 1 ? ` · 同一封来了 ${mail.times} 次` : ''}</p>
<h4>${mail.subject}</h4><p class="t2 pre">${mail.text}</p></article>`,
  )}</article>`,
  )}`
}
