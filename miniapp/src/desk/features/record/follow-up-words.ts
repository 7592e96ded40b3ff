import {
  type FollowUpOutcome,
  followUpChannelWords,
  followUpOutcomeWords,
  type NewFollowUp,
} from '../../../../../shared/alert.ts'

/** What saving will do, said before it is done. */
export function effectOf(outcome: FollowUpOutcome | null, employee: string): string {
  switch (outcome) {
    case null:
      return '选好结果，这里会说明保存后会怎样。10 分钟内可以撤回。'
    case 'reached':
      return '保存后：记为已联系到本人，评分会重新算，这条办完。10 分钟内可以撤回。'
    case 'wrong_person':
      return `保存后：这个号码记为无效，不再联系，请${employee}换一位联络人。10 分钟内可以撤回。`
    case 'number_dead':
      return `保存后：这个号码记为无效，请${employee}更正。10 分钟内可以撤回。`
    case 'no_answer':
      return '保存后：这条留在待办里，换个时间再打。10 分钟内可以撤回。'
    case 'will_correct':
      return `保存后：等${employee}更正，改好并确认后这条自动办完。10 分钟内可以撤回。`
    case 'in_order':
      return '保存后：记为核实无误，这条办完。10 分钟内可以撤回。'
  }
}

/** What saving a follow-up with the employee does, of whom no contact can be reached. */
export const employeeEffect =
  '保存后：记下和员工联系的结果。有联络人能用之后，这条自动办完。10 分钟内可以撤回。'

export const channelChoices = Object.entries(followUpChannelWords).map(([value, words]) => ({
  value: value as NewFollowUp['channel'],
  words,
}))
export const outcomeChoices = Object.entries(followUpOutcomeWords).map(([value, words]) => ({
  value: value as FollowUpOutcome,
  words,
}))

/** Of an employee there is no number to be wrong. */
export const employeeChoices = outcomeChoices.filter(
  ({ value }) => value !== 'wrong_person' && value !== 'number_dead',
)
