export const office: RegExp =
  /^(?:The )?(?:.*\b(?:Ministry|Department|Office|Agency|Council|Commission|Authority|Secretariat|Bureau|Cabinet|Treasury|Board|Administration|Institute|Executive Office|OFFICE OF|DEPARTMENT OF|MINISTRY OF|STATE OF|CITY OF|COUNTY OF|EXECUTIVE OFFICE|GOVERNMENT OF|White House|City of|County of|Government of|State of|Committee)\b.*)$/;
/** The name of an office or of a country, also in capitals. */
export function isOffice(text: string): boolean {
  return (
    office.test(text) ||
    state.test(text) ||
    government.test(text) ||
    /^United Nations(?: [A-Z][\w-]+)*(?: (?:in|for|on|to) .{3,60})?$/.test(text) ||
    /^(?:[A-Z][\w-]+ ){1,3}(?:Union|Organi[sz]ation)$/.test(text) ||
    /^(?!.*\bOpen Government Partnership$)(?:[A-Z][\w'’&-]+ ){1,6}(?:Trust|Corporation|Association|Federation|Foundation|Consortium|University|College|Group|Taskforce|Partnership)$/.test(
      text,
    ) ||
    (text === text.toUpperCase() && capitalOffice.test(text))
  );
}

/** The name of a place that governs. */
export const state: RegExp =
  /^(?:The )?(?:(?:[A-Z][a-z]+ ){0,3}Republic|Kingdom|Commonwealth|Federation|Province|State|Principality|Sultanate|Union|City|County|Municipality|Territory|Borough|District|Town)\s+of\s+[A-Z][\w' -]{2,40}$/i;
const government = /^(?:The )?(?!(?:Open|Digital|Smart|Better|Modern) )(?:[A-Z][\w'’-]+ (?:and )?){1,4}Government$/;
const capitalOffice =
  /\b(?:COMMITTEE|DEPARTMENT|MINISTRY|OFFICE|COUNCIL|COMMISSION|AUTHORITY|AGENCY|BUREAU|BOARD|PARLIAMENT|SENATE|ASSEMBLY|SECRETARIAT|ADMINISTRATION)\b/;

/** Digital Policy Bureau. */
export const officeName: RegExp =
  /^(?:[A-Z][\w'’&-]+ ){1,5}(?:Bureau|Department|Office|Agency|Ministry|Commission|Authority|Secretariat)$/;
