import type { Question } from '../../features/challenge/question.ts'
import { dayAndTime } from '../../kernel/clock.ts'
import { choosePage } from './choose-page.ts'
import type { Place, Typed } from './places.ts'
import { askInPerson, type Html, type Site } from './shell.ts'
import { answeredPage, thanksPage } from './views/answered.ts'
import { askPage } from './views/ask.ts'
import { type CodeTrouble, codePage } from './views/code.ts'
import { declineForms, stayForm } from './views/decline-forms.ts'
import { declinedPage, leftPage } from './views/declined.ts'
import { overPage, stoppedPage } from './views/endings.ts'
import { lockedPage } from './views/locked.ts'
import { fromWhen } from './when.ts'

export type LinkRendering = {
  link: string
  question: Question
  place: Place | null
  typed?: Typed
  left: number
  retryAt: Date | null
  now: Date
}

/** The page of a working link. Pure: the same question, place and time give the same page. */
export function renderLink(site: Site, input: LinkRendering): Html {
  const { link, question, now, typed = {} } = input
  const { employeeName: employee, relation, phoneTail, maskedName } = question
  const chosen = choosePage(
    {
      state: question.state,
      over: question.over,
      withdrawn: question.withdrawnAt !== null,
      pressProves: question.provenBy !== null,
      left: input.left,
    },
    input.place,
  )
  const answered = {
    link,
    employee,
    relation,
    maskedName,
    answeredAt: dayAndTime(question.answeredAt ?? now),
    typed: { name: typed.name ?? '', relation: typed.relation ?? '' },
  }
  const decline = question.state === 'open' ? declineForms(link, employee).unwilling : ''
  switch (chosen.page) {
    case 'ask':
      return askPage(site, {
        link,
        employee,
        awaited: question.employeeAwaited,
        relation,
        phoneTail,
        renewal: question.kind === 'renewal',
        pressProves: question.provenBy !== null,
        said: chosen.said,
      })
    case 'code':
      return codePage(site, {
        title: '填写验证码',
        sent: `${chosen.purpose === 'withdraw' ? `填好以后，您就不再是${employee}的紧急联络人。` : ''}验证码已发到尾号 ${phoneTail} 的手机，10 分钟内有效。`,
        ...codeActions(link, chosen.purpose),
        hidden: '',
        trouble: troubleOf(chosen.trouble, input),
        typed: typed.code ?? '',
        below: chosen.purpose === 'withdraw' ? stayForm(link) : decline,
        worry: askInPerson(employee),
      })
    case 'locked':
      return lockedPage(site, {
        employee: question.state === 'open' ? employee : null,
        backTo: `/c/${link}`,
        below: decline,
      })
    case 'stopped':
      return stoppedPage(site, { backTo: `/c/${link}` })
    case 'thanks':
      return thanksPage(site, { ...answered, said: null })
    case 'answered':
      return answeredPage(site, { ...answered, said: chosen.said })
    case 'declined':
      return declinedPage(site, {
        link,
        employee,
        phoneTail,
        why: question.declineWhy ?? 'unwilling',
        undoUntil:
          question.undoUntil && now < question.undoUntil ? dayAndTime(question.undoUntil) : null,
      })
    case 'left':
      return leftPage(site, { employee })
    case 'over':
      return overPage(site)
  }
}

function codeActions(link: string, purpose: 'confirm' | 'withdraw') {
  return purpose === 'confirm'
    ? {
        confirmAction: `/c/${link}/confirm`,
        confirmWords: '确认',
        againAction: `/c/${link}/code`,
      }
    : {
        confirmAction: `/c/${link}/withdraw`,
        confirmWords: '确认退出',
        againAction: `/c/${link}/withdraw`,
      }
}

function troubleOf(
  kind: 'wrong' | 'stale' | 'malformed' | 'soon' | null,
  { left, retryAt, now }: LinkRendering,
): CodeTrouble | null {
  if (kind === 'wrong') return { kind, left }
  if (kind === 'soon') return retryAt ? { kind, retryAt: fromWhen(retryAt, now) } : null
  return kind ? { kind } : null
}
