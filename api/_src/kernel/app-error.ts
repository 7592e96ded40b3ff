import { type ErrorCode, errorSentences } from '../../../shared/errors.ts'

/** The caller's mistake or a lost race: a code of the closed list, mapped to one HTTP status in http/error-handler. */
export class AppError extends Error {
  readonly code: ErrorCode
  readonly field: string | undefined
  readonly retryAt: Date | undefined
  /** Overrides the code's sentence where the field knows better; never holds personal values. */
  readonly sentence: string

  constructor(
    code: ErrorCode,
    details: { field?: string; retryAt?: Date; sentence?: string } = {},
  ) {
    super(code)
    this.name = 'AppError'
    this.code = code
    this.field = details.field
    this.retryAt = details.retryAt
    this.sentence = details.sentence ?? errorSentences[code]
  }
}
