/** The vendor's packages, to be imported lazily and together (kernel/undici.ts says why not one by one). */
import * as openApi from '@alicloud/openapi-core'
import { RuntimeOptions } from '@darabonba/typescript'

export { openApi, RuntimeOptions }
