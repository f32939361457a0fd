import type { PlaceDays, Report } from './outputs.ts';

/** Cities first, then their stations, each with its days, oldest first. */
export function placesOf({ cityDays, stationDays }: Report, cityName: (city: string) => string): readonly PlaceDays[] {
  const cities = [...Map.groupBy(cityDays, ({ city }) => city)].map(([city, days]) => ({
    id: city,
    name: cityName(city),
    days: byDate(days),
  }));
  const stations = [...Map.groupBy(stationDays, ({ city, station }) => `${city} ${station}`)].map(([id, days]) => ({
    id,
    name: id,
    days: byDate(days),
  }));
  return [...cities, ...stations];
}

function byDate<Day extends { readonly date: string }>(days: readonly Day[]): readonly Day[] {
  return days.toSorted((a, b) => a.date.localeCompare(b.date));
}
