import type { Contact } from './contact.ts'

/**
 * May the contact, sitting beside the employee, be sent a code for the employee's own screen (design §5.4)? Once their
 * number was checked, while they are unproven, not a second time, and never where no SMS may ask.
 */
export function offersScreenCode({ state, steps, noSms, screenProofAt }: Contact): boolean {
  const isUnproven = state === 'pending' || state === 'unanswered'
  const isChecked = steps.some((step) => step.name === 'checked' && step.state === 'done')
  return isUnproven && isChecked && !noSms && !screenProofAt
}
