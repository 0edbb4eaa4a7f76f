/**
 * The numbered migrations of records.db. A migration that was ever released is never changed; what is new goes
 * to the end. `PRAGMA user_version` holds the number of the last one that ran.
 */

export const migrations: readonly string[] = [
  `
  CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

  CREATE TABLE objects (
    num INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL CHECK (kind IN ('User', 'Group')),
    name TEXT NOT NULL,
    upn TEXT,
    enabled INTEGER NOT NULL,
    manager_id TEXT,
    deleted_at INTEGER,
    json TEXT NOT NULL
  );
  CREATE INDEX objects_by_kind ON objects (kind, num);
  CREATE UNIQUE INDEX users_by_upn ON objects (upn) WHERE kind = 'User' AND deleted_at IS NULL;
  CREATE INDEX objects_by_name ON objects (kind, name COLLATE NOCASE);
  CREATE INDEX objects_deleted ON objects (deleted_at) WHERE deleted_at IS NOT NULL;
  CREATE INDEX objects_by_manager ON objects (manager_id) WHERE manager_id IS NOT NULL;

  CREATE TABLE members (
    group_id TEXT NOT NULL,
    member_id TEXT NOT NULL,
    PRIMARY KEY (group_id, member_id)
  ) WITHOUT ROWID;
  CREATE INDEX members_by_member ON members (member_id, group_id);

  CREATE TABLE assignments (
    num INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    resource_id TEXT NOT NULL,
    principal_id TEXT NOT NULL,
    principal_type TEXT NOT NULL,
    app_role_id TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    UNIQUE (resource_id, principal_id, app_role_id)
  );
  CREATE INDEX assignments_by_principal ON assignments (principal_id, resource_id);

  CREATE TABLE changes (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    at INTEGER NOT NULL,
    type TEXT NOT NULL,
    kind TEXT NOT NULL,
    object_id TEXT NOT NULL,
    related_id TEXT
  );

  CREATE TABLE job_state (
    job_id TEXT PRIMARY KEY,
    watermark INTEGER,
    json TEXT NOT NULL
  ) WITHOUT ROWID;

  CREATE TABLE links (
    job_id TEXT NOT NULL,
    source_id TEXT NOT NULL,
    kind TEXT NOT NULL,
    target_id TEXT NOT NULL,
    name TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('managed', 'released', 'deleted')),
    reference_json TEXT,
    PRIMARY KEY (job_id, source_id)
  ) WITHOUT ROWID;
  CREATE INDEX links_by_target ON links (job_id, kind, target_id);

  CREATE TABLE exported_members (
    job_id TEXT NOT NULL,
    group_id TEXT NOT NULL,
    member_id TEXT NOT NULL,
    target_id TEXT NOT NULL,
    PRIMARY KEY (job_id, group_id, member_id)
  ) WITHOUT ROWID;

  CREATE TABLE deferred (
    job_id TEXT NOT NULL,
    source_id TEXT NOT NULL,
    kind TEXT NOT NULL,
    num INTEGER NOT NULL,
    PRIMARY KEY (job_id, source_id)
  ) WITHOUT ROWID;

  CREATE TABLE escrows (
    job_id TEXT NOT NULL,
    source_id TEXT NOT NULL,
    pass TEXT NOT NULL CHECK (pass IN ('object', 'reference')),
    kind TEXT NOT NULL,
    first_failed_at INTEGER NOT NULL,
    next_attempt_at INTEGER NOT NULL,
    retries INTEGER NOT NULL,
    error_code TEXT NOT NULL,
    reason TEXT NOT NULL,
    PRIMARY KEY (job_id, source_id, pass)
  ) WITHOUT ROWID;
  CREATE INDEX escrows_due ON escrows (job_id, next_attempt_at);

  CREATE TABLE cycles (
    num INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    job_id TEXT NOT NULL,
    kind TEXT NOT NULL,
    state TEXT NOT NULL,
    began_at INTEGER NOT NULL,
    ended_at INTEGER,
    json TEXT NOT NULL
  );
  CREATE INDEX cycles_by_job ON cycles (job_id, num);

  CREATE TABLE log_entries (
    num INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL,
    at INTEGER NOT NULL,
    job_id TEXT NOT NULL,
    service_principal_id TEXT NOT NULL,
    cycle_id TEXT NOT NULL,
    change_id TEXT NOT NULL,
    action TEXT NOT NULL,
    status TEXT NOT NULL,
    error_code TEXT,
    source_id TEXT NOT NULL,
    source_name TEXT NOT NULL,
    target_id TEXT NOT NULL,
    target_name TEXT NOT NULL,
    duration_ms INTEGER NOT NULL,
    json TEXT NOT NULL
  );
  CREATE UNIQUE INDEX log_by_id ON log_entries (id);
  CREATE INDEX log_by_time ON log_entries (at, num);
  CREATE INDEX log_by_source ON log_entries (source_id, at, num);
  CREATE INDEX log_by_application ON log_entries (service_principal_id, status, at, num);
  CREATE INDEX log_by_cycle ON log_entries (cycle_id, num);

  CREATE TABLE exchanges (
    num INTEGER PRIMARY KEY AUTOINCREMENT,
    entry_id TEXT,
    job_id TEXT NOT NULL,
    cycle_id TEXT NOT NULL,
    json TEXT NOT NULL
  );
  CREATE INDEX exchanges_by_entry ON exchanges (entry_id);
  CREATE INDEX exchanges_by_cycle ON exchanges (cycle_id, num);

  CREATE TABLE audit (
    num INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL,
    at INTEGER NOT NULL,
    service_principal_id TEXT,
    activity TEXT NOT NULL,
    json TEXT NOT NULL
  );
  CREATE INDEX audit_by_time ON audit (at, num);

  CREATE TABLE outbox (
    num INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    at INTEGER NOT NULL,
    json TEXT NOT NULL
  );
  `,
  // The log is filtered and ordered on an index alone: its rows are long documents, read for one page only.
  // Owners, directory extensions and permissions of applications are what Graph has beside the directory.
  `
  DROP INDEX log_by_time;
  CREATE INDEX log_by_time ON log_entries
    (at, num, status, action, job_id, service_principal_id, error_code, source_name, target_name, target_id);
  CREATE INDEX log_by_duration ON log_entries (duration_ms, num);

  CREATE TABLE owners (
    object_id TEXT NOT NULL,
    owner_id TEXT NOT NULL,
    PRIMARY KEY (object_id, owner_id)
  ) WITHOUT ROWID;

  CREATE TABLE extension_properties (
    num INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    application_id TEXT NOT NULL,
    name TEXT NOT NULL UNIQUE,
    json TEXT NOT NULL
  );

  CREATE TABLE permission_grants (
    num INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    principal_id TEXT NOT NULL,
    app_role_id TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    UNIQUE (principal_id, app_role_id)
  );
  `,
  // What the charts are drawn from: cycles by time, and how long their requests took, both read on an index alone.
  `
  ALTER TABLE exchanges ADD COLUMN duration_ms INTEGER;
  CREATE INDEX exchanges_by_duration ON exchanges (cycle_id, duration_ms);
  CREATE INDEX cycles_by_time ON cycles (job_id, began_at);
  `,
  // Exchanges that belong to no entry have to know their age themselves, or they would be kept for ever.
  `
  ALTER TABLE exchanges ADD COLUMN at INTEGER NOT NULL DEFAULT 0;
  UPDATE exchanges SET at = CAST(json_extract(json, '$.startedAtMs') AS INTEGER) WHERE entry_id IS NULL;
  CREATE INDEX exchanges_without_entry ON exchanges (at) WHERE entry_id IS NULL;
  `,
  // What many entries of the log have in common is kept once and pointed at: where an entry is from, and which
  // properties it changed. So a filter on it reads a few rows and an index, and not every document.
  `
  CREATE TABLE log_origins (num INTEGER PRIMARY KEY, json TEXT NOT NULL UNIQUE);
  CREATE TABLE log_changed (num INTEGER PRIMARY KEY, json TEXT NOT NULL UNIQUE);
  ALTER TABLE log_entries ADD COLUMN origin INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE log_entries ADD COLUMN changed INTEGER NOT NULL DEFAULT 0;
  CREATE TEMP TABLE parts AS SELECT num,
    json_object(
      'tenantId', json_extract(json, '$.tenantId'),
      'servicePrincipal', json_extract(json, '$.servicePrincipal'),
      'sourceSystem', json_extract(json, '$.sourceSystem'),
      'targetSystem', json_extract(json, '$.targetSystem'),
      'initiatedBy', json_extract(json, '$.initiatedBy'),
      'sourceIdentity', json_object('identityType', json_extract(json, '$.sourceIdentity.identityType')),
      'targetIdentity', json_object('identityType', json_extract(json, '$.targetIdentity.identityType')),
      'errorCategory', json_extract(json, '$.provisioningStatusInfo.errorInformation.errorCategory')
    ) AS origin,
    (SELECT json_group_array(json_object('displayName', name)) FROM (
       SELECT DISTINCT json_extract(value, '$.displayName') AS name
       FROM json_each(log_entries.json, '$.modifiedProperties') ORDER BY name)) AS changed
    FROM log_entries;
  INSERT INTO log_origins (json) SELECT DISTINCT origin FROM parts;
  INSERT INTO log_changed (json) SELECT DISTINCT changed FROM parts;
  CREATE TEMP TABLE numbers AS SELECT parts.num, o.num AS origin, c.num AS changed FROM parts
    JOIN log_origins o ON o.json = parts.origin JOIN log_changed c ON c.json = parts.changed;
  UPDATE log_entries SET origin = n.origin, changed = n.changed FROM numbers n WHERE n.num = log_entries.num;
  DROP TABLE temp.numbers;
  DROP TABLE temp.parts;

  DROP INDEX log_by_application;
  DROP INDEX log_by_time;
  DROP INDEX log_by_duration;
  DROP INDEX log_by_cycle;
  CREATE INDEX log_by_time ON log_entries
    (at, num, status, action, job_id, service_principal_id, error_code, source_name, target_name, target_id,
     source_id, origin, changed);
  CREATE INDEX log_by_duration ON log_entries
    (duration_ms, num, at, status, action, job_id, service_principal_id, error_code, source_name, target_name,
     target_id, origin, changed);
  CREATE INDEX log_by_cycle ON log_entries
    (cycle_id, at, num, status, action, job_id, service_principal_id, error_code, source_name, target_name,
     target_id, origin, changed);
  CREATE INDEX log_by_change ON log_entries (change_id, num);
  CREATE UNIQUE INDEX audit_by_id ON audit (id);
  `,
  // Which codes the failures of a job have is asked while a cycle writes others. Filters of the log don't have the
  // condition of this index, so that they stay with one in the order of the list.
  `
  CREATE INDEX log_failures ON log_entries (job_id, error_code) WHERE status = 'failure' AND error_code > '';
  `,
];
