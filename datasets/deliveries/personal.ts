import type { Personal } from '../../src/ml/world.ts';

const NAMED = 'booking, customer service and the carrier of the parcel';
const WITH_CUSTOMERS = 'customer service';
const WITH_DRIVERS = 'the carrier and its tour planning; nobody who judges drivers by it';

/**
 * Which columns would be personal data in a real network (no person in this one is real): what names
 * somebody, and what singles somebody out together with other columns. Who wants to learn from one may
 * keep it under a code, coarser, and no longer than it is needed.
 */
export const PERSONAL: Readonly<Record<string, Personal>> = {
  id: {
    why: 'Printed on the label: with the booking system it leads to sender and recipient.',
    mayBeSeenBy: NAMED,
  },
  createdAt: {
    why: 'To the minute, together with merchant and zone, it singles out one order of one person.',
    mayBeSeenBy: `${NAMED}; everybody else the day`,
  },
  merchant: {
    why: 'Some merchants are sole traders: then the code stands for a person and the row for their trade.',
    mayBeSeenBy: 'sales and booking; everybody else a code without its list',
  },
  zone: {
    why: 'A zone may hold a few dozen households: with merchant, day and value it points at one of them.',
    mayBeSeenBy: `${NAMED}; everybody else the region`,
  },
  declaredValue: {
    why: 'Says what somebody had sent to them, and together with the zone where it is worth a theft.',
    mayBeSeenBy: `${NAMED}, claims desk`,
  },
  deliveredAt: {
    why: 'To the minute it says when somebody was at home.',
    mayBeSeenBy: `${NAMED}; everybody else the day`,
  },
  lastScanStatus: {
    why: 'A failed attempt or a neighbour says who was not at home.',
    mayBeSeenBy: NAMED,
  },
  customerContacts: {
    why: 'The behaviour of one recipient: how often they wrote or called.',
    mayBeSeenBy: WITH_CUSTOMERS,
  },
  routeDeviationKm: {
    why: 'Made of the GPS trace of one driver: it watches a person at work.',
    mayBeSeenBy: WITH_DRIVERS,
  },
  driverReassigned: {
    why: 'Says that a certain driver gave up a tour, for illness perhaps.',
    mayBeSeenBy: WITH_DRIVERS,
  },
  delayReason: {
    why: 'One of its values, a customer’s request, is what a recipient asked for.',
    mayBeSeenBy: 'claims desk and customer service; everybody else whether the business owns it',
  },
  refundIssued: {
    why: 'A payment to one customer.',
    mayBeSeenBy: 'claims desk and bookkeeping',
  },
  claimFiled: {
    why: 'What one customer asked for; over some parcels it tells who claims often.',
    mayBeSeenBy: 'claims desk',
  },
};
