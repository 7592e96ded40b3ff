import { html } from 'hono/html'
import type { Contact } from '../../../../../../shared/contact.ts'
import { icons } from '../../icons.ts'
import { type Html, heading, note, type Site, shell } from '../../shell.ts'
import { look } from '../look.ts'

export type BesideTrouble =
  /** Asked again too early. */
  | { kind: 'soon'; retryAt: string }
  | { kind: 'refused'; sentence: string }
  /** No code at all: a digit may only have to be added. */
  | { kind: 'malformed'; typed: string }

export type BesideInput = {
  link: string
  contact: Contact
  /** A code was just asked for. */
  isSent: boolean
  trouble: BesideTrouble | null
}

/** Where the joiner types the code that the contact beside them reads aloud; also after a wrong try. */
export function besidePage(site: Site, { link, contact, isSent, trouble }: BesideInput): Html {
  const { name, phone, id } = contact
  const at = `/j/${link}/contacts/${id}`
  const marks =
    trouble && trouble.kind !== 'soon' ? html` aria-invalid="true" aria-describedby="e"` : ''
  const typed = trouble?.kind === 'malformed' ? trouble.typed.slice(0, 12) : ''
  return shell(site, {
    look,
    title: '请填对方的验证码',
    main: html`${heading('请填对方', '收到的验证码')}<p>${name}<br>${phone}</p>${trouble ? troubleNote(trouble, name) : isSent ? note('ok', icons.tick, html`<b>验证码正在发到${name}的手机。</b>收到后请对方念给您，10 分钟内有效。`) : html`<p>请对方看手机短信，把验证码念给您。</p>`}<form method="post" action="${at}/code" novalidate><label for="c">短信里的 6 位数字</label><input class="c" id="c" name="code" type="text" inputmode="numeric" autocomplete="off" maxlength="12" value="${typed}" required${marks}><button>填好了</button></form><form method="post" action="${at}/code-requests"><button class="o">没收到，再发一条</button></form><p class="s">之前那条没过期的验证码也能用。填对以后，还要请${name}自己按短信里说的确认一次。</p><form action="${at}"><button class="o">先不填，回到上一页</button></form>`,
  })
}

function troubleNote(trouble: BesideTrouble, name: string): Html {
  switch (trouble.kind) {
    case 'soon':
      return note(
        'w',
        icons.clock,
        html`<b>已经发过了，请${name}先看短信。</b>${trouble.retryAt} 以后可以再发一条。`,
      )
    case 'refused':
      return note('bad', icons.cross, trouble.sentence)
    case 'malformed':
      return note('bad', icons.cross, html`<b>验证码是 6 位数字。</b>请${name}看短信，再填一次。`)
  }
}
