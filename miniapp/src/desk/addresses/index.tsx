import { SignedIn } from '../../features/session/signed-in.tsx'
import { AddressesScreen } from '../features/access/addresses-screen.tsx'

export default function AddressesPage() {
  return (
    <SignedIn>
      <AddressesScreen />
    </SignedIn>
  )
}
