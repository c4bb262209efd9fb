import { workshopPage } from '../workshop-page.tsx'

/** An address of the workshop that names nothing: says so in the frame, to those who may enter at all. */
export default workshopPage('workshop:enter', async () => null)
