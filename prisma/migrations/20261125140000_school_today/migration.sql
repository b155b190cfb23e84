-- What a school is today: the school it became, and what that became. A school that split is the first of its parts that is
-- open; links in a circle end, and all schools of the circle are one.
CREATE FUNCTION "school_today"("school" UUID) RETURNS UUID LANGUAGE plpgsql STABLE AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM "SchoolLink" WHERE "fromId" = "school") THEN
    RETURN "school";
  END IF;
  RETURN (
    WITH RECURSIVE "becomes"("id") AS (
      SELECT "school"
      UNION
      SELECT l."toId" FROM "becomes" b JOIN "SchoolLink" l ON l."fromId" = b."id"
    )
    SELECT s."id" FROM "becomes" b JOIN "School" s ON s."id" = b."id"
    ORDER BY EXISTS (SELECT FROM "SchoolLink" l WHERE l."fromId" = s."id"), s."isOpen" DESC, s."urn", s."id"
    LIMIT 1
  );
END $$;

-- What Prisma's schema cannot say: a search reads open schools of the register in the order in which it lists them, and stops
-- after the first page; what it needs is in the index itself. Rare words are found by the other index, of trigrams.
CREATE INDEX "School_open_by_name" ON "School" ("name", "town", "postcode") INCLUDE ("id", "laName", "searchText")
  WHERE "isOpen" AND "urn" IS NOT NULL;
