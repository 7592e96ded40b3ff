import { html } from 'hono/html'
import type { Contact } from '../../../../../../shared/contact.ts'
import { offersScreenCode } from '../../../../../../shared/screen-code.ts'
import { icons } from '../../icons.ts'
import { type Html, heading, note, type Site, shell } from '../../shell.ts'
import { look } from '../look.ts'
import { resendWords, stateLine } from '../state-line.ts'
import { type FieldTrouble, marksOf } from './field-trouble.ts'
import { relationOptions } from './relation-options.ts'

export type EditInput = {
  link: string
  contact: Contact
  typed: { name: string; relation: string }
  trouble: FieldTrouble | null
  /** Named before this link was issued: shown masked, and not to be edited. */
  veiled: boolean
}

/** One contact: how far it is, and everything that may be done about it. */
export function editPage(site: Site, { link, contact, typed, trouble, veiled }: EditInput): Html {
  const at = `/j/${link}/contacts/${contact.id}`
  const line = stateLine(contact)
  const kind = ({ ok: 'ok', wait: 'w', bad: 'w' } as const)[line.kind]
  const icon = ({ ok: icons.tick, wait: icons.clock, bad: icons.cross } as const)[line.kind]
  const resend = resendWords(contact)
  const now = resend?.now ? html`<input type="hidden" name="now" value="on">` : ''
  const beside = html`<form method="post" action="${at}/code-requests"><button class="o">对方在身边，发验证码给对方</button></form><p class="s">验证码发到${contact.name}的手机，由您在这里填。</p>`
  const earlier = html`<p class="s">这是用以前的链接填的。为了保护家人的信息，这里只显示一部分；填错了请换号码，或移除后重新填。</p>`
  const details = html`<form method="post" action="${at}" novalidate><label for="n">姓名</label><input id="n" name="name" maxlength="30" autocomplete="off" value="${typed.name}" required${marksOf(trouble, 'name')}><label for="r">对方是您的</label><select id="r" name="relation"${marksOf(trouble, 'relation')}>${relationOptions(typed.relation)}</select><button class="o">保存姓名和关系</button></form>`
  return shell(site, {
    look,
    title: `${contact.name}（${contact.relation}）`,
    main: html`${heading(`${contact.name}`, `（${contact.relation}）`)}<p>${contact.phone}</p>${trouble ? note('bad', icons.cross, trouble.sentence) : note(kind, icon, line.text)}${suggestion(contact)}${resend ? html`<form method="post" action="${at}/resend">${now}<button>${resend.words}</button></form>` : ''}${offersScreenCode(contact) ? beside : ''}${veiled ? earlier : details}<form action="${at}/number"><button class="o">换一个号码</button></form><details><summary>移除这一位</summary><p>移除以后，公司不会再联系${contact.name}。</p><form method="post" action="${at}/remove"><button class="no">移除${contact.name}</button></form></details><form action="/j/${link}"><button class="o">回到名单</button></form>`,
  })
}

/** What the contact would rather be called; the person decides. */
function suggestion({ suggestion: better, name, relation }: Contact): Html | '' {
  if (!better) return ''
  return note(
    '',
    icons.shield,
    html`对方希望登记为：<b>${better.name ?? name}（${better.relation ?? relation}）</b>。同意的话，改好后保存。`,
  )
}
