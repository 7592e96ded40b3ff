import { html } from 'hono/html'
import { relations } from '../../../../../shared/relation.ts'
import { icons } from '../icons.ts'
import { askInPerson, type Html, heading, note, type Site, shell } from '../shell.ts'

export type AnsweredInput = {
  link: string
  employee: string
  relation: string
  maskedName: string
  answeredAt: string
  said: 'saved' | 'bad_name' | 'nothing_new' | null
  /** The correction that was refused, to be mended. */
  typed: { name: string; relation: string }
}

/** Straight after the answer. */
export function thanksPage(site: Site, answered: AnsweredInput): Html {
  const { employee } = answered
  return shell(site, {
    title: '确认成功',
    main: html`${icons.bigTick}${heading('确认成功，', '谢谢您')}<p>您已经是${employee}的紧急联络人。${employee}也会收到通知。</p>${note('ok', icons.tick, html`<b>现在可以关掉这个页面。</b>平时我们不会打扰您。`)}<p>以后大约每半年，会发一条短信问您号码是否还在用。</p>${correctForm(answered)}${leaveForm(answered)}`,
    worry: askInPerson(employee),
  })
}

/** Whenever a link of an answered question is opened again. */
export function answeredPage(site: Site, answered: AnsweredInput): Html {
  const { employee } = answered
  return shell(site, {
    title: '您已经答复过了',
    main: html`${icons.bigTick}${heading('您已经', '答复过了')}${said(answered)}<p>${answered.answeredAt}，您确认做${employee}的紧急联络人。不用再做什么。</p>${correctForm(answered)}${leaveForm(answered)}`,
    worry: askInPerson(employee),
  })
}

function said({ said, employee }: AnsweredInput): Html {
  if (said === 'saved')
    return note(
      'ok',
      icons.tick,
      html`<b>您的更正已经转给${employee}。</b>由${employee}改好后生效。`,
    )
  if (said === 'bad_name')
    return note(
      'bad',
      icons.cross,
      html`<b>名字没有看懂。</b>请只填文字，30 个字以内，再保存一次。`,
    )
  if (said === 'nothing_new') return note('w', icons.clock, '您填的和原来一样，没有要改的。')
  return note('ok', icons.tick, html`<b>确认还在，没有变。</b>`)
}

/** A better name or relation; never a number, which only its own question can prove. */
function correctForm(answered: AnsweredInput): Html {
  const { typed } = answered
  const chosen = relations.find((relation) => relation === typed.relation) ?? answered.relation
  const options = relations.map((relation) =>
    relation === chosen
      ? html`<option selected>${relation}</option>`
      : html`<option>${relation}</option>`,
  )
  const open = answered.said === 'bad_name' ? html` open` : ''
  return html`<details class="k"${open}><summary>名字或关系写错了 ›</summary><form method="post" action="/c/${answered.link}/correct"><label for="n">您的名字（登记的是 ${answered.maskedName}）</label><input id="n" name="name" maxlength="30" autocomplete="name" value="${typed.name}"><label for="r">您是${answered.employee}的</label><select id="r" name="relation">${options}</select><button class="o">保存更正</button></form></details>`
}

function leaveForm({ link, employee }: AnsweredInput): Html {
  return html`<details class="k"><summary>不想做了，或者换了手机号 ›</summary><p>换号码：请告诉${employee}，由${employee}修改。</p><p>不想做了：我们发一条验证码给您，填好后就退出。</p><form method="post" action="/c/${link}/withdraw"><button class="no">我要退出</button></form></details>`
}
