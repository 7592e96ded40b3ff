import { type System, systemSchema } from '../../../../shared/warning.ts'
import type { Answer } from '../../lib/refusal.ts'
import { askDesk } from './ask.ts'

export function getSystem(): Promise<Answer<System>> {
  return askDesk('/system', systemSchema)
}
