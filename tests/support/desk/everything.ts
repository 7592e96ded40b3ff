import { capabilities } from '../../../api/_src/features/session/access.ts'

/** Every capability there is. */
export const everything = Object.keys(capabilities)
