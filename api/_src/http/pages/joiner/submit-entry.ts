import { type NewContact, newContactSchema } from '../../../../../shared/contact.ts'
import { submitContact } from '../../../features/contact/submit-contact.ts'
import { checkNumber } from '../../../features/number/check-number.ts'
import { AppError } from '../../../kernel/app-error.ts'
import type { Core } from '../../../kernel/core.ts'
import type { NumberServicePort } from '../../../ports/number-service.ts'
import { isStorable } from '../../read-json.ts'
import { fieldOf, readTrouble } from './read-trouble.ts'
import type { EntryTrouble } from './views/form.ts'

/** The fields as the form sends them. */
export type Fields = Record<
  'key' | 'name' | 'relation' | 'phone' | 'replaces' | 'insists' | 'shared' | 'otherNumber',
  string
>

/**
 * Names a contact as the mini-program does (design §5.2): the same verb, the same refusals. Null: it was taken; else
 * what the person can do about it. Throws what is no refusal.
 */
export async function submitEntry(
  core: Core & { numberService: NumberServicePort },
  { employeeId, fields }: { employeeId: string; fields: Fields },
): Promise<EntryTrouble | null> {
  const contact = readEntry(fields)
  if ('sentence' in contact) return contact
  try {
    const glance = (asked: { phone: string; employeeId: string }) =>
      checkNumber(core, { ...asked, withHome: true })
    await submitContact(core, { employeeId, key: `j-${fields.key}`, contact, glance })
    return null
  } catch (error) {
    if (error instanceof AppError) return troubleOf(error)
    throw error
  }
}

function readEntry(fields: Fields): NewContact | EntryTrouble {
  const { name, relation, phone, replaces } = fields
  const read = newContactSchema.safeParse({
    name,
    relation,
    phone,
    ...(replaces ? { replaces } : {}),
    insists: fields.insists === 'on',
    shared: fields.shared === 'on',
    otherNumber: fields.otherNumber === 'on',
  })
  const issue = read.success ? undefined : read.error.issues[0]
  if (read.success && isStorable(fields)) return read.data
  return { ...readTrouble(issue, '有一项没有填对，请检查后再提交。'), offer: null }
}

function troubleOf(error: AppError): EntryTrouble {
  const { code, sentence, field } = error
  // a form that was gone back to: what stands in it now is another entry
  if (code === 'idempotency_key_reused')
    return {
      sentence: '上一位已经提交了。如果这是另一位，请再按一次“提交”。',
      field: null,
      offer: null,
    }
  const offers = { number_vacant_again: 'insists', own_number: 'shared' } as const
  const offer = code === 'number_vacant_again' || code === 'own_number' ? offers[code] : null
  return { sentence, field: fieldOf(field), offer }
}
