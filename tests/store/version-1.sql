-- A store as the first version of briefgen left it. Never changed.
BEGIN TRANSACTION;
CREATE TABLE blob (
	digest VARCHAR(64) NOT NULL, 
	data BLOB NOT NULL, 
	PRIMARY KEY (digest)
);
CREATE TABLE issue (
	id INTEGER NOT NULL, 
	brief_id VARCHAR(200) NOT NULL, 
	year INTEGER NOT NULL, 
	issue INTEGER NOT NULL, 
	total INTEGER NOT NULL, 
	day DATE NOT NULL, 
	inputs VARCHAR(200) NOT NULL, 
	content VARCHAR(64), 
	PRIMARY KEY (id), 
	CONSTRAINT uq_issue_year UNIQUE (brief_id, year, issue), 
	CONSTRAINT uq_issue_total UNIQUE (brief_id, total), 
	FOREIGN KEY(content) REFERENCES blob (digest)
);
INSERT INTO "issue" VALUES(1,'weekly',2026,3,3,'2026-01-05','a',NULL);
CREATE TABLE reading (
	sha256 VARCHAR(64) NOT NULL, 
	version VARCHAR(200) NOT NULL, 
	document VARCHAR(64) NOT NULL, 
	extraction VARCHAR(64) NOT NULL, 
	PRIMARY KEY (sha256, version), 
	FOREIGN KEY(document) REFERENCES blob (digest), 
	FOREIGN KEY(extraction) REFERENCES blob (digest)
);
CREATE TABLE schema_version (
	version INTEGER NOT NULL
);
INSERT INTO "schema_version" VALUES(1);
CREATE TABLE source (
	name VARCHAR(1000) NOT NULL, 
	doc_id VARCHAR(1000) NOT NULL, 
	sha256 VARCHAR(64) NOT NULL, 
	version VARCHAR(200) NOT NULL, 
	present BOOLEAN NOT NULL, 
	PRIMARY KEY (name)
);
INSERT INTO "source" VALUES('总结.txt','总结','0000000000000000000000000000000000000000000000000000000000000000','1',1);
CREATE TABLE source_history (
	id INTEGER NOT NULL, 
	name VARCHAR(1000) NOT NULL, 
	sha256 VARCHAR(64) NOT NULL, 
	event VARCHAR(20) NOT NULL, 
	PRIMARY KEY (id)
);
INSERT INTO "source_history" VALUES(1,'总结.txt','0000000000000000000000000000000000000000000000000000000000000000','added');
CREATE INDEX ix_source_history_name ON source_history (name);
COMMIT;
