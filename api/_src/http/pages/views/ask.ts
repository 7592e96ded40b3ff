import { html } from 'hono/html'
import { icons } from '../icons.ts'
import { askInPerson, type Html, heading, note, type Site, shell } from '../shell.ts'
import { declineForms } from './decline-forms.ts'

export type AskInput = {
  link: string
  employee: string
  /** The employee is still to come. */
  awaited: boolean
  relation: string
  phoneTail: string
  renewal: boolean
  /** The press alone confirms; no code follows. */
  pressProves: boolean
  said: 'agree_missing' | 'undone' | 'saved' | null
}

/** Who asks, why, what is kept, and the three answers. */
export function askPage(site: Site, ask: AskInput): Html {
  const { employee } = ask
  return shell(site, {
    title: ask.renewal ? `您还愿意做${employee}的紧急联络人吗` : `${employee}想请您做紧急联络人`,
    main: html`${
      ask.renewal
        ? heading(`您还愿意做${employee}的`, '紧急联络人吗')
        : heading(`${employee}想请您做`, '紧急联络人')
    }${said(ask)}<p>${employee}${ask.awaited ? '即将到' : '在'}${site.company}上班${relationWords(ask)}。万一${employee}生病、受伤，或者联系不上，公司会打您这个手机（尾号 ${ask.phoneTail}）。平时不打扰您。</p>${agreeForm(ask)}${declineForms(ask.link, employee).unknown}${note('', icons.shield, html`不收费。<b>不问银行卡、密码、身份证。</b>`)}<p class="s"><b>会保存：</b>您的名字、手机号、和${employee}的关系、您的答复。只在紧急时和核对号码时用。${employee}离职或您不愿意做，${site.retentionDays} 天内删除。想查看、更改或删除，打下面的总机。</p>${declineForms(ask.link, employee).unwilling}`,
    worry: askInPerson(employee),
  })
}

/** Both kinds of 其他 say nothing that a person would call themselves. */
function relationWords({ employee, relation }: AskInput): string {
  return relation.startsWith('其他') ? '' : `，登记您是${employee}的${relation}`
}

function said(ask: AskInput): Html | '' {
  if (ask.said === 'undone')
    return note('ok', icons.tick, html`<b>已经撤回了。</b>请再看看，选一个答复。`)
  if (ask.said === 'saved')
    return note('ok', icons.tick, html`<b>您的更正已经转给${ask.employee}。</b>`)
  if (ask.said === 'agree_missing' && ask.relation === '子女')
    return note('bad', icons.cross, html`<b>还差一步。</b>请先勾选“我已年满18周岁”，再按按钮。`)
  if (ask.said === 'agree_missing')
    return note('bad', icons.cross, '没有收到您的选择，请再按一次。')
  return ''
}

function agreeForm(ask: AskInput): Html {
  const words = ask.renewal ? '没有变化，我还愿意' : '我愿意'
  const button = ask.pressProves ? words : `${words}，获取验证码`
  const action = `/c/${ask.link}/${ask.pressProves ? 'confirm' : 'code'}`
  return ask.relation === '子女'
    ? html`<form method="post" action="${action}" novalidate><label class="y18"><input type="checkbox" name="agree" value="on" required>我已年满18周岁</label><button>${button}</button></form>`
    : html`<form method="post" action="${action}"><button name="agree" value="on">${button}</button></form>`
}
