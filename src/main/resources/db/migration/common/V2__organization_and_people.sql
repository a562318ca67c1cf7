-- Our own tables; the same scripts on H2 and MySQL. Points in time are stored in Asia/Shanghai. A CHECK holds what a row
-- alone can break; what is named *_known lists the constants of an enum.

-- Every unit and county that this installation has known: records keep its name when organization.yml does not name it any more.
CREATE TABLE registered_unit (
    code        VARCHAR(60)  PRIMARY KEY,
    name        VARCHAR(200) NOT NULL,
    kind        VARCHAR(30)  NOT NULL,
    counterpart VARCHAR(200),
    -- How letters address a member unit (全称或者规范化简称).
    full_name   VARCHAR(400),
    -- One a line, without white space: old documents call it by them.
    aliases     LONGTEXT     NOT NULL,
    valid_from  DATE,
    valid_until DATE,
    -- Whether organization.yml named it at the last start.
    listed      BOOLEAN      NOT NULL,
    CONSTRAINT registered_unit_kind_known CHECK (kind IN ('GOVERNMENT', 'PARTY', 'PEOPLES_CONGRESS', 'COURT',
        'PROCURATORATE', 'MASS_ORGANIZATION', 'COUNTY', 'OFFICE', 'LEADING_GROUP')),
    CONSTRAINT registered_unit_validity CHECK (valid_from <= valid_until)
);

-- Everybody who has had an account. Records keep the name and the post that they had at the time of the act.
CREATE TABLE person (
    user_id   VARCHAR(64) PRIMARY KEY,
    -- Null while the account is open. A row that stays after that keeps its user id from anybody else.
    closed_at DATETIME(6)
);

CREATE TABLE person_name (
    id      BIGINT AUTO_INCREMENT PRIMARY KEY,
    user_id VARCHAR(64)  NOT NULL,
    name    VARCHAR(600) NOT NULL,
    post    VARCHAR(600),
    -- The first one counts for the time before it, too.
    since   DATETIME(6)  NOT NULL,
    CONSTRAINT person_name_of_person FOREIGN KEY (user_id) REFERENCES person (user_id) ON DELETE CASCADE
);
