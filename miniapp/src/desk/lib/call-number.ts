import Taro from '@tarojs/taro'
import { inBrowser } from '../../lib/platform.ts'

/** Hands the number to the telephone; false where this device has none that takes it. */
export async function callNumber(phone: string): Promise<boolean> {
  try {
    if (inBrowser) {
      location.href = `tel:${phone}`
      return true
    }
    await Taro.makePhoneCall({ phoneNumber: phone })
    return true
  } catch {
    // closed without dialling, or no telephone
    return false
  }
}

/** Puts the number where it can be pasted from; false where the device refuses. */
export async function copyNumber(phone: string): Promise<boolean> {
  try {
    await Taro.setClipboardData({ data: phone })
    return true
  } catch {
    return false
  }
}
