/** The departments of a made-up company: how large each is, who reports to whom by title, who pays. */

export interface Department {
  name: string;
  division: string;
  /** Share of the company's staff, in percent. */
  weight: number;
  costCenter: string;
  head: string;
  /** For those who lead a team. */
  lead: string;
  /** For those who lead people who lead teams (large companies only). */
  director: string;
  staff: readonly string[];
}

export const chiefExecutiveTitle = 'Chief Executive Officer';

/** Each division has one vice president, between the department heads and the chief executive. */
export const divisions = [
  { name: 'Technology', title: 'Vice President, Technology', costCenter: 'CC-1000' },
  { name: 'Commercial', title: 'Vice President, Sales and Marketing', costCenter: 'CC-2000' },
  { name: 'Operations', title: 'Vice President, Operations', costCenter: 'CC-3000' },
  { name: 'Corporate', title: 'Vice President, Corporate Services', costCenter: 'CC-4000' },
] as const;

export const executiveDepartment = { name: 'Executive Office', costCenter: 'CC-0100' } as const;

/** The largest first: a small company has only the first of them. */
export const departments: readonly Department[] = [
  {
    name: 'Engineering',
    division: 'Technology',
    weight: 22,
    costCenter: 'CC-1100',
    head: 'Head of Engineering',
    lead: 'Engineering Manager',
    director: 'Director of Engineering',
    staff: [
      'Software Engineer',
      'Software Engineer',
      'Senior Software Engineer',
      'Principal Engineer',
      'Quality Engineer',
      'Site Reliability Engineer',
    ],
  },
  {
    name: 'Sales',
    division: 'Commercial',
    weight: 17,
    costCenter: 'CC-2100',
    head: 'Head of Sales',
    lead: 'Regional Sales Manager',
    director: 'Sales Director',
    staff: [
      'Account Executive',
      'Account Executive',
      'Sales Representative',
      'Senior Account Executive',
      'Sales Engineer',
    ],
  },
  {
    name: 'Customer Support',
    division: 'Operations',
    weight: 12,
    costCenter: 'CC-3100',
    head: 'Head of Customer Support',
    lead: 'Support Team Lead',
    director: 'Director of Customer Support',
    staff: ['Support Specialist', 'Support Specialist', 'Senior Support Specialist', 'Customer Success Manager'],
  },
  {
    name: 'Finance',
    division: 'Corporate',
    weight: 7,
    costCenter: 'CC-4100',
    head: 'Head of Finance',
    lead: 'Finance Manager',
    director: 'Finance Director',
    staff: ['Accountant', 'Senior Accountant', 'Financial Analyst', 'Payroll Specialist', 'Controller'],
  },
  {
    name: 'Marketing',
    division: 'Commercial',
    weight: 8,
    costCenter: 'CC-2200',
    head: 'Head of Marketing',
    lead: 'Marketing Manager',
    director: 'Marketing Director',
    staff: ['Marketing Specialist', 'Content Editor', 'Campaign Manager', 'Event Coordinator', 'Brand Designer'],
  },
  {
    name: 'Operations',
    division: 'Operations',
    weight: 9,
    costCenter: 'CC-3200',
    head: 'Head of Operations',
    lead: 'Operations Manager',
    director: 'Operations Director',
    staff: ['Operations Analyst', 'Facilities Coordinator', 'Process Engineer', 'Operations Specialist'],
  },
  {
    name: 'Human Resources',
    division: 'Corporate',
    weight: 5,
    costCenter: 'CC-4200',
    head: 'Head of Human Resources',
    lead: 'People Manager',
    director: 'Director of Human Resources',
    staff: ['Recruiter', 'People Partner', 'Learning Specialist', 'HR Generalist'],
  },
  {
    name: 'IT',
    division: 'Technology',
    weight: 6,
    costCenter: 'CC-1200',
    head: 'Head of IT',
    lead: 'IT Manager',
    director: 'IT Director',
    staff: [
      'Systems Administrator',
      'Identity Administrator',
      'Network Engineer',
      'Service Desk Analyst',
      'Security Analyst',
    ],
  },
  {
    name: 'Supply Chain',
    division: 'Operations',
    weight: 5,
    costCenter: 'CC-3300',
    head: 'Head of Supply Chain',
    lead: 'Logistics Manager',
    director: 'Supply Chain Director',
    staff: ['Buyer', 'Logistics Coordinator', 'Demand Planner', 'Procurement Specialist'],
  },
  {
    name: 'Research',
    division: 'Technology',
    weight: 4,
    costCenter: 'CC-1300',
    head: 'Head of Research',
    lead: 'Research Manager',
    director: 'Research Director',
    staff: ['Research Scientist', 'Senior Research Scientist', 'Data Scientist', 'Laboratory Technician'],
  },
  {
    name: 'Design',
    division: 'Commercial',
    weight: 3,
    costCenter: 'CC-2300',
    head: 'Head of Design',
    lead: 'Design Manager',
    director: 'Design Director',
    staff: ['Product Designer', 'Senior Product Designer', 'User Researcher', 'Illustrator'],
  },
  {
    name: 'Legal',
    division: 'Corporate',
    weight: 2,
    costCenter: 'CC-4300',
    head: 'General Counsel',
    lead: 'Legal Manager',
    director: 'Legal Director',
    staff: ['Legal Counsel', 'Senior Legal Counsel', 'Paralegal', 'Compliance Officer'],
  },
];
