import { html } from 'hono/html'
import { icons } from '../../icons.ts'
import { type Html, heading, note, type Site, shell } from '../../shell.ts'
import { look } from '../look.ts'
import { script } from '../script.ts'
import { type FieldTrouble, marksOf } from './field-trouble.ts'
import { relationOptions } from './relation-options.ts'

export type Entry = { name: string; relation: string; phone: string }
export type EntryTrouble = FieldTrouble & {
  /** What the person may insist on, if they know better. */
  offer: 'insists' | 'shared' | null
}
export type FormInput = {
  link: string
  /** Makes one entry of a press that is made twice. */
  key: string
  typed: Entry
  trouble: EntryTrouble | null
  /** Whose number is changed: another number is another contact. */
  replaces: string | null
}

/** The three fields, also after a refusal: with what was typed, and what to do. */
export function formPage(site: Site, form: FormInput): Html {
  const { link, typed, trouble, replaces } = form
  const marks = (field: EntryTrouble['field']) => marksOf(trouble, field)
  const hidden = replaces ? html`<input type="hidden" name="replaces" value="${replaces}">` : ''
  return shell(site, {
    look,
    script,
    title: trouble ? '请改一下再提交' : replaces ? '换一个号码' : '填一位紧急联络人',
    main: html`${replaces ? heading('换一个号码') : heading('填一位', '紧急联络人')}${trouble ? note('bad', icons.cross, trouble.sentence) : ''}<form method="post" action="/j/${link}/contacts" novalidate data-draft="${replaces ?? 'new'}" data-check="/j/${link}/number"><input type="hidden" name="key" value="${form.key}">${hidden}<label for="n">对方的姓名</label><input id="n" name="name" maxlength="30" autocomplete="off" value="${typed.name}" required${marks('name')}><label for="r">对方是您的</label><select id="r" name="relation" required${marks('relation')}><option value="">请选择</option>${relationOptions(typed.relation)}</select><label for="p">对方的手机号</label><input class="t" id="p" name="phone" type="tel" inputmode="tel" autocomplete="off" maxlength="24" value="${typed.phone}" required${marks('phone')}><p class="f" id="h" role="status"></p>${trouble?.offer ? offer(trouble.offer) : ''}<details class="k"><summary>没有手机，只有座机或国外号码 ›</summary><label class="y18"><input type="checkbox" name="otherNumber" value="on">这是座机（带区号）或国外号码（以 + 开头）</label><p class="s">发不了短信，人事同事会打电话核实。</p></details><button>提交</button></form><p class="s">提交后我们发一条短信请对方确认：说明是您填的，不收费，不要密码。</p><form action="/j/${link}"><button class="o">先不填，回到名单</button></form>`,
  })
}

function offer(kind: 'insists' | 'shared'): Html {
  const words =
    kind === 'insists'
      ? '号码确实能打通，请人事同事打电话核实'
      : '这个号码是我和家人共用的，请人事同事打电话核实'
  return html`<label class="y18"><input type="checkbox" name="${kind}" value="on">${words}</label>`
}
