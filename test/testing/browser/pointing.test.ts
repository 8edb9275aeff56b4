import { expect } from 'chai';
import { en } from '../../../src/locales/en.ts';
import type { BrokerMessages } from '../../../src/protocol/broker-messages.ts';
import { endCapture } from '../../../src/testing/index.ts';
import { until } from '../../../src/testing/until.ts';
import { BankPage } from './bank-page.ts';

let page: BankPage;
afterEach(() => page.close());

async function shares(isThisPage: boolean) {
  page = BankPage.open({ locale: 'en', screen: { surface: 'browser', isThisPage } });
  const { customer, adviser } = page;
  await page.meet();
  await customer.shows();
  await adviser.hears('broker.openedPicture');
  return { customer, adviser };
}

const canvas = () =>
  page.element
    .shadowRoot!.querySelector('remote-help-marks')!
    .shadowRoot!.querySelector<HTMLCanvasElement>('canvas')!;
const picked = ({ heard }: BankPage['adviser']) =>
  heard.find(({ type }) => type === 'customer.pickedSurface') as
    BrokerMessages['customer.pickedSurface'] | undefined;

/** How many pixels of the drawing are not empty, around a place of the page. */
function inkAt(x: number, y: number): number {
  const { width, height } = canvas();
  const context = canvas().getContext('2d')!;
  const { data } = context.getImageData(x * width - 20, y * height - 20, 40, 40);
  return data.filter((value, at) => at % 4 === 3 && value > 0).length;
}

async function drawn(): Promise<void> {
  // Frames don't come to a page that lies behind another, but what has come is drawn at once.
  await until('the drawing', () => canvas().matches(':popover-open') || undefined);
}

describe('pointing', () => {
  it('an adviser’s arrow is drawn over the shared page where they point, and is said in the chat', async () => {
    const { customer, adviser } = await shares(true);
    adviser.pointsAt(0.5, 0.5);
    await customer.sees(en.chat.notices.adviserPoints);
    await drawn();
    expect(inkAt(0.5, 0.5)).to.be.greaterThan(50);
    expect(inkAt(0.1, 0.9)).to.equal(0);
    expect(picked(adviser)).to.include({ isThisPage: true });
  });

  it('what is below the arrow stays in the customer’s hand', async () => {
    const { customer, adviser } = await shares(true);
    adviser.pointsAt(0.5, 0.5);
    await customer.sees(en.chat.notices.adviserPoints);
    await drawn();
    expect(getComputedStyle(canvas()).pointerEvents).to.equal('none');
    const below = document.elementFromPoint(innerWidth / 2, innerHeight / 2);
    expect(below).to.not.equal(null);
    expect(below!.closest('remote-help-marks')).to.equal(null);
    await customer.stopsSharing();
  });

  it('it is gone with the picture', async () => {
    const { customer, adviser } = await shares(true);
    adviser.pointsAt(0.5, 0.5);
    await drawn();
    endCapture();
    await customer.isIn('stopped');
    expect(page.element.shadowRoot!.querySelector('remote-help-marks')).to.equal(null);
  });

  it('over another tab nothing is drawn', async () => {
    const { customer, adviser } = await shares(false);
    adviser.pointsAt(0.5, 0.5);
    adviser.writes('Do you see it?');
    await customer.sees('Do you see it?');
    expect(canvas().matches(':popover-open')).to.equal(false);
    expect(picked(adviser)).not.to.have.property('isThisPage');
  });
});
