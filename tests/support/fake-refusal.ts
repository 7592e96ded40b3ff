import { type ErrorCode, errorSentences } from '../../shared/errors.ts'
import type { FakeAnswer } from './fake-api.ts'

/** A refusal as the server words it. */
export function refusal(
  code: ErrorCode,
  more: { field?: string; retryAt?: string; message?: string } = {},
): FakeAnswer {
  const status = code === 'unauthenticated' ? 401 : code === 'not_found' ? 404 : 422
  return {
    status,
    body: { code, message: errorSentences[code], requestId: 'req_1', ...more },
  }
}
