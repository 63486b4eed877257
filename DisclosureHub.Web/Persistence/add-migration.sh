#!/usr/bin/env bash
# One migration, twice: the same change for each engine. Usage: Persistence/add-migration.sh NameOfTheChange
set -euo pipefail
cd "$(dirname "$0")/.."
name=${1:?the name of the change, in the past tense}
dotnet tool restore >/dev/null
dotnet ef migrations add "$name" --context SqliteHubDb --output-dir Persistence/Sqlite/Migrations
dotnet ef migrations add "$name" --context PostgresHubDb --output-dir Persistence/Postgres/Migrations
