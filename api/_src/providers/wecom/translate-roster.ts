import { z } from 'zod'
import { ProviderError } from '../../kernel/provider-error.ts'
import type { RosterContact, RosterEntry } from '../../ports/roster.ts'
import { PROVIDER } from './errcodes.ts'

/** The repeating group of emergency contacts (wecom 99130–99133): it is in every company, its other fields differ. */
export const EMERGENCY_GROUP = 4
/** So many entries are read. */
export const PLACES = 5
const MOBILE_VALUE = 5
const OPTION_FIELD = 2
const DONE = 1

const fieldsSchema = z.object({
  group_list: z.array(
    z.object({
      group_id: z.number().int(),
      field_list: z.array(
        z.object({
          fieldid: z.number().int(),
          field_name: z.string(),
          field_type: z.number().int(),
          value_type: z.number().int(),
          option_list: z.array(z.object({ id: z.number().int(), value: z.string() })).optional(),
        }),
      ),
    }),
  ),
})

/** Which fields of this company hold what. */
export type RosterFields = {
  name: number
  phone: number
  relation: { id: number; words: ReadonlyMap<number, string> } | null
}

/** By what the fields are, not by their numbers: null where the company's group has no name or no number. */
export function findFields(answer: unknown): RosterFields | null {
  const group = parse(fieldsSchema, answer).group_list.find(
    (one) => one.group_id === EMERGENCY_GROUP,
  )
  const fields = group?.field_list ?? []
  const phone = fields.find((one) => one.value_type === MOBILE_VALUE)
  const name = fields.find((one) => one.field_name.includes('姓名'))
  const relation = fields.find(
    (one) => one.field_type === OPTION_FIELD && one.field_name.includes('关系'),
  )
  if (!phone || !name) return null
  const options = relation?.option_list ?? []
  return {
    name: name.fieldid,
    phone: phone.fieldid,
    relation: relation
      ? { id: relation.fieldid, words: new Map(options.map(({ id, value }) => [id, value])) }
      : null,
  }
}

/** An update sample spells the number's parts with `value_mobile_` before them (wecom 99132): both are read. */
const itemSchema = z.object({
  fieldid: z.number().int(),
  sub_idx: z.number().int().default(0),
  result: z.number().int().default(DONE),
  value_string: z.string().optional(),
  value_uint32: z.number().optional(),
  value_uint64: z.union([z.number(), z.string()]).optional(),
  value_mobile: z.object({ value_mobile: z.string().optional() }).optional(),
})
/** `fieldinfo` in older copies of the page. */
const staffSchema = z.object({
  field_info: z.array(itemSchema).optional(),
  fieldinfo: z.array(itemSchema).optional(),
})

export function readContacts(answer: unknown, fields: RosterFields): RosterContact[] {
  const { field_info, fieldinfo = [] } = parse(staffSchema, answer)
  const items = (field_info ?? fieldinfo).filter(({ result }) => result === DONE)
  const places = [...new Set(items.map(({ sub_idx }) => sub_idx))].sort((a, b) => a - b)
  return places.flatMap((place) => {
    const at = (id: number | undefined) =>
      items.find((one) => one.sub_idx === place && one.fieldid === id)
    const option = at(fields.relation?.id)
    const chosen = Number(option?.value_uint32 ?? option?.value_uint64 ?? option?.value_string)
    const entry = {
      place,
      name: at(fields.name)?.value_string?.trim() ?? '',
      relation: fields.relation?.words.get(chosen) ?? null,
      phone: at(fields.phone)?.value_mobile?.value_mobile?.trim() || null,
    }
    return entry.name === '' && entry.phone === null ? [] : [entry]
  })
}

export function askedFields(fields: RosterFields): { fieldid: number; sub_idx: number }[] {
  const ids = [fields.name, fields.phone, ...(fields.relation ? [fields.relation.id] : [])]
  return Array.from({ length: PLACES }, (_, sub_idx) =>
    ids.map((fieldid) => ({ fieldid, sub_idx })),
  ).flat()
}

/** The values of one entry, as update and insert take them. */
export function entryItems(entry: RosterEntry, fields: RosterFields): object[] {
  const { relation } = fields
  const word = entry.relation
  const option = word && relation && optionFor(word, relation.words)
  return [
    { fieldid: fields.name, value_string: entry.name },
    {
      fieldid: fields.phone,
      value_mobile: { value_country_code: '86', value_mobile: entry.phone ?? '' },
    },
    ...(option && relation ? [{ fieldid: relation.id, value_uint32: option }] : []),
  ]
}

/** Words of a company's list that hold several of ours. */
const wider: Readonly<Record<string, readonly string[]>> = {
  父亲: ['父母'],
  母亲: ['父母'],
  其他亲属: ['亲属', '亲戚'],
}

/** The same word, else one that holds it (父亲/母亲, 父母 for 父亲), else 其他. */
function optionFor(word: string, words: ReadonlyMap<number, string>): number | undefined {
  const all = [...words]
  const found =
    all.find(([, value]) => value === word) ??
    all.find(([, value]) => value.includes(word) || wider[word]?.includes(value)) ??
    all.find(([, value]) => value === '其他')
  return found?.[0]
}

const resultsSchema = z.array(z.object({ result: z.number().int() })).default([])
const savedSchema = z.object({
  update_results: resultsSchema,
  insert_results: resultsSchema,
  /** A sample prints it without the s. */
  insert_result: resultsSchema,
})

/** Throws `rejected` where one value was not taken: 2 failed, 3 not found, 4 required, 5 not supported. */
export function readSaved(answer: unknown): void {
  const { update_results, insert_results, insert_result } = parse(savedSchema, answer)
  const refused = [...update_results, ...insert_results, ...insert_result].find(
    ({ result }) => result !== DONE,
  )
  if (refused) throw new ProviderError('rejected', PROVIDER, `roster_${refused.result}`)
}

function parse<T>(schema: z.ZodType<T>, fields: unknown): T {
  const parsed = schema.safeParse(fields)
  if (parsed.success) return parsed.data
  throw new ProviderError('unavailable', PROVIDER, 'malformed_answer')
}
