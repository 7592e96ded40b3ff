import { type SmsTemplate, smsTemplates } from '../../../../shared/sms-template.ts'
import { place, type TemplateDefinition, templateDefinitions } from './templates.ts'

/** Stands for an employee whose name the template variable would refuse. */
export const NAMELESS = '您的家人'

// Aliyun's attribute `name`: 2–5 Han characters (providers A2); a `·` or a Latin name is refused.
const NAME_VARIABLE = /^\p{Script=Han}{2,5}$/u

/** The employee's name as an SMS can carry it, else `您的家人` (design §5.3). */
export function nameForSms(name: string): string {
  return NAME_VARIABLE.test(name) ? name : NAMELESS
}

export type SmsTexts = { signName: string; linkBase: string }

/** The text a handset shows: `【signature】` and the filled template. Throws on a missing variable. */
export function renderText(
  { signName, linkBase }: SmsTexts,
  template: SmsTemplate,
  params: Readonly<Record<string, string>>,
): string {
  return `【${signName}】${fill(templateDefinitions(linkBase)[template], params)}`
}

/** Charged segments (ali 44335): the signature counts; up to 70 characters is one, above that 67 each. */
export function billedSegments(text: string): number {
  return text.length <= 70 ? 1 : Math.ceil(text.length / 67)
}

export type Rendering = { template: SmsTemplate; text: string; length: number; segments: number }

/** The longest rendering of each template, which start-up prints: over 70 characters is a cost, not an error. */
export function longestRenderings(texts: SmsTexts): Rendering[] {
  return smsTemplates.map((template) => {
    const text = renderText(texts, template, longest)
    return { template, text, length: text.length, segments: billedSegments(text) }
  })
}

const longest = { name: '欧阳某某某', link: 'a1B2c3D4', code: '123456', count: '99999' }

function fill(definition: TemplateDefinition, params: Readonly<Record<string, string>>): string {
  let text = definition.content
  for (const variable of Object.keys(definition.variables)) {
    const value = params[variable]
    if (value === undefined) throw new Error(`a text needs its variable ${variable}`)
    text = text.replace(place(variable), () => value)
  }
  return text
}
